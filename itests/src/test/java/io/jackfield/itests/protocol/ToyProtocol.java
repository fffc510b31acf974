package io.jackfield.itests.protocol;

import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.ClientSession;
import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.engine.Session;

/**
 * A second protocol, to keep the seam honest: streams are interleaved on a connection, as HTTP/2's are. Each line is a frame, {@code STREAM
 * HEAD METHOD TARGET}, {@code STREAM DATA TEXT} or {@code STREAM END}; answers have {@code STREAM HEAD STATUS} first.
 */
public final class ToyProtocol implements ProtocolFactory {
    @Override
    public String name() {
        return "toy";
    }

    @Override
    public int ranking() {
        return 1000;
    }

    @Override
    public Protocol newProtocol(Loop loop) {
        return new Protocol() {
            @Override
            public Session serve(Connection connection) {
                return new ToySession(connection);
            }

            @Override
            public ClientSession connect(Connection connection) {
                throw new UnsupportedOperationException("the toy protocol is served only");
            }
        };
    }
}
