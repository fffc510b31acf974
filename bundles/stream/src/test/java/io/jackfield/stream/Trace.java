package io.jackfield.stream;

import io.jackfield.api.error.Coded;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event0;
import io.jackfield.api.stream.Readable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What happened, in order, written as in the traces taken from Node v10.15.0. */
final class Trace {
    private final List<String> steps = new ArrayList<>();

    void add(Object step) {
        steps.add(String.valueOf(step));
    }

    void listen(Emitter emitter, Event0... events) {
        for (Event0 event : events) {
            emitter.on(event, () -> add(event.name()));
        }
    }

    void data(Readable stream) {
        stream.on(Readable.DATA, chunk -> add("data:" + text(chunk)));
    }

    void errors(Emitter emitter) {
        emitter.on(Emitter.ERROR, error -> add("error:" + Coded.codeOf(error)));
    }

    static String text(ByteBuffer chunk) {
        return chunk == null
                ? "null"
                : StandardCharsets.ISO_8859_1.decode(chunk).toString();
    }

    /** The steps since the last call. */
    String take() {
        String all = String.join(" > ", steps);
        steps.clear();
        return all;
    }
}
