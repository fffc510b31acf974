package io.jackfield.platform.handle;

import io.jackfield.api.RequestOptions;
import io.jackfield.api.Socket;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.event.Event0;
import io.jackfield.api.stream.Duplex;
import io.jackfield.platform.core.ConnectionOwner;
import io.jackfield.platform.core.PlatformConnection;
import io.jackfield.platform.core.PlatformLoop;
import io.jackfield.platform.core.RawSink;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A {@link SocketHandle} of a connection that we make: it is there before the connection, connects, and owns it for its {@link Keeper}.
 *
 * <ol>
 *   <li>{@link #connect} looks up and connects, {@link #wrap} takes an application's stream instead;
 *   <li>the keeper is told the outcome, and what becomes of the connection;
 *   <li>{@link #claim} gives it another keeper, as long as it connects.
 * </ol>
 */
final class ClientSocket extends SocketHandle implements ConnectionOwner, Connector.Outcome {
    private static final int DEFAULT_PORT = 80;

    private final AtomicBoolean holds = new AtomicBoolean();
    /** Null for a socket of the application's own, which carries bytes and no HTTP. */
    private Keeper keeper;

    private Connector.Attempt attempt;
    private Deadline connectIdle;
    private boolean removed;

    ClientSocket(HttpFacade http, PlatformLoop loop, Keeper keeper) {
        super(http, loop);
        this.keeper = keeper;
    }

    /** Begins to connect for a request at once, which is shown the socket in the next tick, as in Node. Loop only. */
    static ClientSocket connectFor(HttpFacade http, SocketRequest request, RequestOptions options, Keeper keeper) {
        PlatformLoop loop = (PlatformLoop) request.loop();
        ClientSocket socket = new ClientSocket(http, loop, keeper);
        loop.nextTick(() -> request.connecting(socket));
        socket.connect(options, DEFAULT_PORT);
        return socket;
    }

    /** Begins to connect. Loop only. */
    void connect(RequestOptions options, int defaultPort) {
        ref();
        if (options.timeout() != null && !options.timeout().isZero()) {
            setTimeout(options.timeout().toMillis());
        }
        if (!destroyed()) {
            attempt = http().connector().connect(options, defaultPort, platformLoop(), this, this);
        }
    }

    /** Carries HTTP over an application's stream. Loop only. */
    void wrap(Duplex stream) {
        opened(http().core().connects().wrap(stream, platformLoop(), this));
    }

    /** Gives a socket of the application's own, which still connects on the same loop, to a keeper; false if it is too late. Loop only. */
    boolean claim(Keeper claimant, PlatformLoop where) {
        if (keeper != null || connection() != null || destroyed() || where != platformLoop()) {
            return false;
        }
        keeper = claimant;
        return true;
    }

    // ---- connecting

    @Override
    public void resolved(Exception error, InetAddress address, String host) {
        emit(LOOKUP, error, address, host);
    }

    @Override
    public void opened(PlatformConnection made) {
        stopConnectIdle();
        attach(made);
        // From here on the connection tells its end to this socket, even if no engine ever asks for it.
        made.socket();
        if (keeper == null) {
            made.detach();
        } else {
            keeper.opened(made);
        }
        emit(CONNECT);
        if (tls() != null) {
            emit(SECURE_CONNECT);
        }
        if (!destroyed()) {
            sendHeld();
        }
    }

    @Override
    public void failed(Exception cause) {
        destroy(cause);
    }

    @Override
    void abandoned(Exception error) {
        stopConnectIdle();
        if (connection() != null) {
            return;
        }
        unrefWhenTold();
        if (attempt != null) {
            attempt.cancel();
        }
        if (keeper != null) {
            keeper.failed(error == null ? new HttpException(ErrorCodes.ECONNRESET, "socket hang up") : error);
        }
    }

    @Override
    void timeoutChanged(long millis) {
        super.timeoutChanged(millis);
        if (connection() == null && !destroyed()) {
            if (connectIdle == null) {
                connectIdle = loop().deadline(() -> emit(TIMEOUT));
            }
            connectIdle.disarm();
            if (millis > 0) {
                connectIdle.arm(millis);
            }
        }
    }

    private void stopConnectIdle() {
        if (connectIdle != null) {
            connectIdle.disarm();
        }
    }

    // ---- the owner of its connection

    @Override
    public RawSink socketFor(PlatformConnection made) {
        return sink();
    }

    @Override
    public void closed(PlatformConnection made, IOException cause) {
        unrefWhenTold();
        remove(made);
    }

    @Override
    public void released(PlatformConnection made) {
        if (!removed && keeper != null) {
            keeper.released(made);
        }
    }

    @Override
    public void spoiled(PlatformConnection made) {
        if (!removed && keeper != null) {
            keeper.spoiled(made);
        }
    }

    private void remove(PlatformConnection made) {
        if (!removed && made != null && made == connection()) {
            removed = true;
            if (keeper != null) {
                keeper.removed(made);
            }
        }
    }

    private void leave() {
        if (connection() != null) {
            remove(connection());
        } else if (!removed && keeper != null) {
            removed = true;
            keeper.left();
        }
    }

    // ---- the socket

    @Override
    public boolean emit(Event0 event) {
        boolean heard = super.emit(event);
        if (event == AGENT_REMOVE) {
            leave();
        }
        return heard;
    }

    @Override
    boolean ownedByApplication() {
        return keeper == null || super.ownedByApplication();
    }

    @Override
    boolean allowsHalfOpen() {
        return false;
    }

    @Override
    public Socket ref() {
        if (!destroyed() && !holds.get() && holds.compareAndSet(false, true)) {
            http().liveness().change(true);
        }
        return this;
    }

    /** Holds the process to the end of this turn, in which the end is told. */
    private void unrefWhenTold() {
        try {
            platformLoop().execute(this::unref);
        } catch (RejectedExecutionException shutDown) {
            unref();
        }
    }

    @Override
    public Socket unref() {
        if (holds.compareAndSet(true, false)) {
            http().liveness().change(false);
        }
        return this;
    }
}
