package io.jackfield.message.http1;

import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.ProtocolFactory;

/** The service that stands for HTTP/1 (RFC 9112) on the wire; {@link Http1} is its part on one loop. */
public class Http1Factory implements ProtocolFactory {
    /** The value of {@link #name}. */
    public static final String NAME = "http1";

    /** The value of {@link #ranking}. */
    public static final int RANKING = 0;

    @Override
    public final String name() {
        return NAME;
    }

    @Override
    public final int ranking() {
        return RANKING;
    }

    @Override
    public final Protocol newProtocol(Loop loop) {
        return new Http1(loop);
    }
}
