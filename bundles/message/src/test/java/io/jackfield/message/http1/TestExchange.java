package io.jackfield.message.http1;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.engine.ServerExchange;
import io.jackfield.spi.engine.ServerStream;
import io.jackfield.spi.parser.HeadBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One exchange of a {@link TestEngine}. */
public final class TestExchange implements ServerExchange {
    public final ServerStream stream;
    public final StringBuilder content = new StringBuilder();
    public HeadBlock trailers;
    public boolean complete;
    boolean detached;
    boolean handlesTimeout;
    private final TestEngine engine;
    private final int number;

    TestExchange(TestEngine engine, ServerStream stream, int number) {
        this.engine = engine;
        this.stream = stream;
        this.number = number;
    }

    void log(String what) {
        engine.log.add(number + " " + what);
    }

    /** Answers 200 with a text, no Date. */
    public void answer(String text) {
        stream.head(new TestHead().length(text.length()));
        send(text);
        stream.end(null);
    }

    void send(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        stream.data(bytes, 0, bytes.length);
    }

    @Override
    public void data(Slice slice) {
        byte[] bytes = new byte[slice.length()];
        slice.copyTo(0, bytes, 0, bytes.length);
        slice.release();
        content.append(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void end(HeadBlock block) {
        trailers = block;
        complete = true;
        engine.onEnd.accept(this);
    }

    @Override
    public void writable() {
        log("writable");
    }

    @Override
    public boolean timedOut() {
        log("timedOut");
        return handlesTimeout;
    }

    @Override
    public void closed(IOException cause) {
        log("closed");
    }

    @Override
    public void responseWritten() {
        log("written");
    }

    @Override
    public void over() {
        log("over");
    }
}
