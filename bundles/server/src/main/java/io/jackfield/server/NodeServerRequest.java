package io.jackfield.server;

import io.jackfield.api.Compatibility;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import io.jackfield.api.Socket;
import io.jackfield.message.IncomingMessageBase;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.ServerStream;

/** A request as a server's listeners see it. */
final class NodeServerRequest extends IncomingMessageBase {
    private final ServerStream stream;

    NodeServerRequest(ServerStream stream) {
        super(stream.requestHead());
        this.stream = stream;
    }

    @Override
    public Loop loop() {
        return stream.connection().loop();
    }

    @Override
    protected void demand(boolean more) {
        stream.demand(more);
    }

    @Override
    protected void abortExchange() {
        stream.abort();
    }

    /** In v10.15.0 the error is the socket's, and so the server's (J15). */
    @Override
    protected void destroyedWith(Exception error) {
        Server server = stream.host().server();
        if (error != null && stream.host().options().compatibility() == Compatibility.NODE_10_15_0) {
            server.emit(Server.CLIENT_ERROR, error, socket());
        } else {
            super.destroyedWith(error);
        }
    }

    @Override
    public Socket socket() {
        return stream.connection().socket();
    }

    @Override
    public IncomingMessage setTimeout(long millis) {
        IdleTimes.set(stream, millis);
        return this;
    }
}
