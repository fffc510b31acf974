package io.jackfield.transport.epoll;

import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.Transport;
import io.jackfield.transport.core.SocketGroup;
import io.jackfield.transport.core.SystemFailures;
import io.netty.channel.epoll.Epoll;
import io.netty.util.concurrent.FastThreadLocal;

/** Sockets by Linux's epoll, without the JDK between: listens beside the keeper and takes new connects by steering. */
public class EpollTransport implements Transport {
    /** The {@link #name}. */
    public static final String NAME = "epoll";

    /** The {@link #ranking}: above the portable transports. */
    public static final int RANKING = 100;

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
        return Epoll.isAvailable() ? null : SystemFailures.unavailable("epoll", Epoll.unavailabilityCause());
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public boolean adopts() {
        return false;
    }

    @Override
    public LoopGroup open(LoopSpec spec) {
        String reason = unavailable();
        if (reason != null) {
            throw new IllegalStateException(reason);
        }
        try {
            return SocketGroup.open(new EpollSockets(), spec);
        } finally {
            leaveThread();
        }
    }

    /** Removes Netty's thread-locals from the calling thread, which is not ours: they would keep its class loader reachable. */
    static void leaveThread() {
        FastThreadLocal.removeAll();
    }
}
