package io.jackfield.platform.osgi;

import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.ServerExchange;
import io.jackfield.spi.engine.ServerStream;
import io.jackfield.spi.parser.ProtocolException;

/** A server engine for tests that gets no exchange. */
final class FakeEngine implements ServerEngine {
    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public int ranking() {
        return 0;
    }

    @Override
    public ServerExchange begin(ServerStream stream) {
        throw new UnsupportedOperationException("no request comes");
    }

    @Override
    public boolean clientError(Connection connection, ProtocolException error, int bytesParsed, byte[] rawPacket) {
        return false;
    }

    @Override
    public boolean timedOut(Connection connection) {
        return false;
    }
}
