package io.jackfield.message.http1;

import io.jackfield.api.error.Coded;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.engine.ClientExchange;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client's exchange that writes down what it is told; adjacent data are joined. */
public final class TestClientExchange implements ClientExchange {
    public final List<String> log = new ArrayList<>();
    /** The response's head and trailer section, null until they came. */
    public HeadBlock head;

    public HeadBlock trailers;
    private final String method;

    public TestClientExchange(String method) {
        this.method = method;
    }

    public String text() {
        return String.join("; ", log);
    }

    /** The code of the failure without its {@code HPE_}. */
    String code() {
        return log.stream()
                .filter(line -> line.startsWith("failed HPE_"))
                .findFirst()
                .orElseThrow()
                .substring(11);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public void informational(HeadBlock head) {
        log.add("informational " + head.status());
    }

    @Override
    public void response(HeadBlock block, boolean keepAlive) {
        head = block;
        log.add("response " + head.status() + (keepAlive ? " kept" : ""));
        log.add("data ");
    }

    @Override
    public void switched(HeadBlock head) {
        log.add("switched " + head.status());
    }

    @Override
    public void requestWritten() {
        log.add("written");
    }

    @Override
    public void failed(ProtocolException error, int bytesParsed, byte[] rawPacket) {
        log.add("failed " + error.code());
    }

    @Override
    public void over(boolean reusable) {
        log.add("over " + reusable);
    }

    @Override
    public void data(Slice slice) {
        byte[] bytes = new byte[slice.length()];
        slice.copyTo(0, bytes, 0, bytes.length);
        slice.release();
        int last = log.size() - 1;
        log.set(last, log.get(last) + new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void end(HeadBlock block) {
        trailers = block;
        log.add(trailers == null ? "end" : "end " + trailers.name(0) + "=" + trailers.value(0));
    }

    @Override
    public void writable() {
        log.add("writable");
    }

    @Override
    public boolean timedOut() {
        return false;
    }

    @Override
    public void closed(IOException cause) {
        log.add("closed " + Coded.codeOf(cause));
    }
}
