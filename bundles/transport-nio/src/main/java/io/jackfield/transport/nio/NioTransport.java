package io.jackfield.transport.nio;

import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.Transport;
import io.jackfield.transport.core.SocketGroup;

/**
 * Sockets by the JDK's selectors: the transport for every system. It has no listening socket of its own, since only the keeper's can
 * stay when the transport goes; it adopts what the keeper accepts.
 */
public class NioTransport implements Transport {
    /** The {@link #name}. */
    public static final String NAME = "nio";

    /** The {@link #ranking}: below every native transport. */
    public static final int RANKING = 50;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public String unavailable() {
        return null;
    }

    @Override
    public boolean listens() {
        return false;
    }

    @Override
    public boolean adopts() {
        return true;
    }

    @Override
    public LoopGroup open(LoopSpec spec) {
        return SocketGroup.open(new NioSockets(), spec);
    }
}
