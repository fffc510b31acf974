package io.jackfield.stream;

import io.jackfield.api.stream.Readable;
import io.jackfield.api.stream.Writable;
import io.jackfield.spi.buffer.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** To whom a {@link ReadableMachine} gives its data: sinks first, which need no copy, then listeners of bytes, then of text. Loop only. */
final class Delivery {
    private final ReadableStream stream;
    /** Replaced when one is added or removed, so that a delivery goes on with those that there were. */
    private List<Sink> sinks = List.of();

    private Charset charset = StandardCharsets.UTF_8;
    private TextDecoder decoder;
    /** Collects what is decoded while somebody reads text by hand. */
    private StringBuilder readText;

    Delivery(ReadableStream stream) {
        this.stream = stream;
    }

    boolean wanted() {
        return !sinks.isEmpty() || heard(stream);
    }

    /** Whether there are listeners of data. */
    static boolean heard(ReadableStream stream) {
        return stream.listenerCount(Readable.DATA) > 0 || stream.listenerCount(Readable.TEXT) > 0;
    }

    void deliver(Slice chunk) {
        List<Sink> now = sinks;
        for (int i = 0; i < now.size(); i++) {
            now.get(i).data(chunk);
        }
        if (stream.listenerCount(Readable.DATA) > 0) {
            stream.emit(Readable.DATA, ByteBuffer.wrap(Slices.copy(chunk)));
        }
        if (readText != null || stream.listenerCount(Readable.TEXT) > 0) {
            decoder = decoder == null ? new TextDecoder(charset) : decoder;
            text(decoder.decode(chunk));
        }
    }

    /** Delivers what is left of an incomplete character. */
    void flushText() {
        if (decoder != null) {
            String rest = decoder.end();
            decoder = null;
            text(rest);
        }
    }

    private void text(String decoded) {
        if (readText != null) {
            readText.append(decoded);
        }
        if (!decoded.isEmpty()) {
            stream.emit(Readable.TEXT, decoded);
        }
    }

    void beginText() {
        readText = new StringBuilder();
    }

    /** The text since {@link #beginText}, or null if there was none. */
    String endText() {
        String text = readText.toString();
        readText = null;
        return text.isEmpty() ? null : text;
    }

    void setEncoding(Charset to) {
        charset = to;
        decoder = null;
    }

    void end() {
        flushText();
        List<Sink> now = sinks;
        for (int i = 0; i < now.size(); i++) {
            now.get(i).end();
        }
    }

    // ---- sinks

    void add(Sink sink) {
        List<Sink> more = new ArrayList<>(sinks);
        more.add(sink);
        sinks = more;
    }

    boolean pipes() {
        return sinks.stream().anyMatch(Pipe.class::isInstance);
    }

    /** Takes out the first pipe to a destination, or with null all pipes. */
    List<Pipe> removePipes(Writable destination) {
        List<Pipe> gone = sinks.stream()
                .filter(Pipe.class::isInstance)
                .map(Pipe.class::cast)
                .filter(pipe -> destination == null || pipe.leadsTo(destination))
                .limit(destination == null ? Long.MAX_VALUE : 1)
                .toList();
        List<Sink> left = new ArrayList<>(sinks);
        left.removeAll(gone);
        sinks = left;
        return gone;
    }
}
