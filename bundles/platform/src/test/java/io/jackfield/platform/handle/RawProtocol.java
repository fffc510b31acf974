package io.jackfield.platform.handle;

import io.jackfield.api.Socket;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.ClientExchange;
import io.jackfield.spi.engine.ClientSession;
import io.jackfield.spi.engine.ClientStream;
import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.engine.Session;
import java.io.IOException;
import java.util.function.Consumer;

/** A protocol for tests that gives every connection up at its first bytes, as HTTP does after an upgrade. */
record RawProtocol(Consumer<Socket> sockets) implements ProtocolFactory {
    @Override
    public String name() {
        return "raw";
    }

    @Override
    public int ranking() {
        return 0;
    }

    @Override
    public Protocol newProtocol(Loop loop) {
        return new Protocol() {
            @Override
            public Session serve(Connection connection) {
                return new RawSession(connection);
            }

            @Override
            public ClientSession connect(Connection connection) {
                return new RawSession(connection);
            }
        };
    }

    private final class RawSession implements ClientSession {
        private final Connection connection;

        RawSession(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void input() {
            sockets.accept(connection.detach());
        }

        @Override
        public ClientStream request(ClientExchange exchange) {
            throw new UnsupportedOperationException("raw connections carry no requests");
        }

        @Override
        public void inputEnded() {
            connection.closeAfterOutput();
        }

        @Override
        public void written() {
            // Nothing is written here.
        }

        @Override
        public void unavailable() {
            connection.close();
        }

        @Override
        public boolean timedOut() {
            return false;
        }

        @Override
        public boolean idle() {
            return true;
        }

        @Override
        public boolean holds(Lease<?> lease) {
            return false;
        }

        @Override
        public boolean handBack() {
            return true;
        }

        @Override
        public void closed(IOException cause) {
            // Nothing is held.
        }
    }
}
