package io.jackfield.platform.osgi;

import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.ClientSession;
import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.engine.Session;

/** A protocol for tests that is never asked to serve. */
final class FakeProtocol implements ProtocolFactory {
    @Override
    public String name() {
        return "line";
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
                throw new UnsupportedOperationException("nothing is served");
            }

            @Override
            public ClientSession connect(Connection connection) {
                throw new UnsupportedOperationException("nothing is requested");
            }
        };
    }
}
