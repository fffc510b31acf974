package io.jackfield.itests.protocol;

import io.jackfield.api.Socket;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.Fields;
import io.jackfield.spi.engine.OutgoingHead;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.ServerExchange;
import io.jackfield.spi.engine.ServerStream;
import io.jackfield.spi.parser.HeadBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One of several streams on a connection. */
final class ToyStream implements ServerStream {
    private final ToySession session;
    private final String id;
    private final Lease<ServerEngine> engine;
    private final HeadBlock head;
    private ServerExchange exchange;
    private boolean requestEnded;
    private boolean responseEnded;

    ToyStream(ToySession session, String id, String[] methodAndTarget, Lease<ServerEngine> engine) {
        this.session = session;
        this.id = id;
        this.engine = engine;
        this.head = head(methodAndTarget[0], methodAndTarget[1]);
    }

    private static HeadBlock head(String method, String target) {
        byte[] bytes = (method + target).getBytes(StandardCharsets.US_ASCII);
        HeadBlock block = new HeadBlock(HeadBlock.Kind.REQUEST);
        block.window(bytes, 0, bytes.length);
        block.method(0, method.length());
        block.target(method.length(), bytes.length);
        block.version(2, 0);
        block.position(bytes.length);
        return block;
    }

    void begin() {
        exchange = engine.get().begin(this);
    }

    ServerExchange exchange() {
        return exchange;
    }

    void requestEnded() {
        requestEnded = true;
        exchange.end(null);
        endWhenBothAre();
    }

    private void endWhenBothAre() {
        if (requestEnded && responseEnded) {
            exchange.over();
            engine.release();
            session.over(id);
        }
    }

    void cut(IOException cause) {
        exchange.closed(cause);
        engine.release();
        session.over(id);
    }

    boolean holds(Lease<?> lease) {
        return engine == lease;
    }

    // ---- what the engine calls

    @Override
    public void head(OutgoingHead answer) {
        session.write(id + " HEAD " + answer.status());
    }

    @Override
    public void data(Slice slice) {
        byte[] bytes = new byte[slice.length()];
        slice.copyTo(0, bytes, 0, bytes.length);
        slice.release();
        data(bytes, 0, bytes.length);
    }

    @Override
    public void data(byte[] bytes, int offset, int length) {
        if (length > 0) {
            session.write(id + " DATA " + new String(bytes, offset, length, StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void end(Fields trailers) {
        session.write(id + " END");
        responseEnded = true;
        connection().loop().nextTick(() -> {
            exchange.responseWritten();
            endWhenBothAre();
        });
    }

    @Override
    public boolean chunked() {
        return false;
    }

    @Override
    public long pending() {
        return 0;
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void demand(boolean wanted) {
        // frames of tests are small: what comes is delivered
    }

    @Override
    public void abort() {
        session.connection().close();
    }

    @Override
    public Connection connection() {
        return session.connection();
    }

    @Override
    public ServerHost host() {
        return session.connection().host();
    }

    @Override
    public HeadBlock requestHead() {
        return head;
    }

    @Override
    public boolean hasContent() {
        return true;
    }

    @Override
    public boolean upgradeRequested() {
        return false;
    }

    @Override
    public boolean keepAlive() {
        return true;
    }

    @Override
    public void informational(int status, String reason, Fields fields) {
        session.write(id + " HEAD " + status);
    }

    @Override
    public Socket detach() {
        throw new UnsupportedOperationException("a stream among others can not take the connection");
    }
}
