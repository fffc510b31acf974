package io.jackfield.platform.core;

import io.jackfield.api.Socket;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.Fields;
import io.jackfield.spi.engine.OutgoingHead;
import io.jackfield.spi.engine.ServerStream;
import io.jackfield.spi.parser.HeadBlock;

/** Hears what an engine tells the protocol about an {@link ObservedExchange}. Loop only. */
record ObservedStream(ServerStream stream, ObservedExchange observed) implements ServerStream {
    @Override
    public void head(OutgoingHead head) {
        stream.head(head);
        observed.head(head.status());
    }

    @Override
    public Socket detach() {
        Socket socket = stream.detach();
        observed.detached(socket);
        return socket;
    }

    @Override
    public Connection connection() {
        return stream.connection();
    }

    @Override
    public ServerHost host() {
        return stream.host();
    }

    @Override
    public HeadBlock requestHead() {
        return stream.requestHead();
    }

    @Override
    public boolean hasContent() {
        return stream.hasContent();
    }

    @Override
    public boolean upgradeRequested() {
        return stream.upgradeRequested();
    }

    @Override
    public boolean keepAlive() {
        return stream.keepAlive();
    }

    @Override
    public void informational(int status, String reason, Fields fields) {
        stream.informational(status, reason, fields);
    }

    @Override
    public void data(Slice slice) {
        stream.data(slice);
    }

    @Override
    public void data(byte[] bytes, int offset, int length) {
        stream.data(bytes, offset, length);
    }

    @Override
    public void end(Fields trailers) {
        stream.end(trailers);
    }

    @Override
    public boolean chunked() {
        return stream.chunked();
    }

    @Override
    public long pending() {
        return stream.pending();
    }

    @Override
    public long sent() {
        return stream.sent();
    }

    @Override
    public boolean writable() {
        return stream.writable();
    }

    @Override
    public void demand(boolean wanted) {
        stream.demand(wanted);
    }

    @Override
    public void abort() {
        stream.abort();
    }
}
