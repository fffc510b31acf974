package io.jackfield.stream;

import io.jackfield.api.event.Event;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Loop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A writable stream that records what arrives, and says that it was written when the test does, or at once. */
final class TestTarget extends WritableStream {
    final List<Slice> kept = new ArrayList<>();
    final List<Throwable> uncaught = new ArrayList<>();
    boolean atOnce;
    private final Loop loop;
    private final Trace trace;

    TestTarget(Loop loop, Trace trace) {
        this.loop = loop;
        this.trace = trace;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    protected void transmit(List<Slice> chunks) {
        List<String> texts = new ArrayList<>();
        chunks.forEach(chunk -> texts.add(new String(Slices.copy(chunk), StandardCharsets.UTF_8)));
        String text = String.join(",", texts);
        trace.add("write:" + (text.length() > 40 ? text.length() : text));
        kept.addAll(chunks);
        if (atOnce) {
            done();
        }
    }

    @Override
    protected void finalizing() {
        trace.add("final");
        finalized(null);
    }

    @Override
    protected void uncaught(Event<?> event, Throwable thrown) {
        uncaught.add(thrown);
    }

    void done() {
        kept.forEach(Slice::release);
        kept.clear();
        written(null);
    }

    void failed(Exception error) {
        kept.forEach(Slice::release);
        kept.clear();
        written(error);
    }
}
