package io.jackfield.platform.handle;

import io.jackfield.api.Compatibility;
import io.jackfield.api.ListenOptions;
import io.jackfield.api.Server;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.listener.Listener1;
import io.jackfield.api.stream.Duplex;
import io.jackfield.platform.core.Endpoint;
import io.jackfield.platform.core.PlatformConnection;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Whether a {@link ServerHandle} listens. Binding and freeing a port block and are done by workers; what came of it is told on a loop.
 *
 * <pre>
 *             begin              bound
 *   CLOSED ----------> BINDING --------> BOUND
 *    ^  ^                |  |              |
 *    |  +----- failed ---+  |              | close, park
 *    |                      v close        v
 *    +---- last connection gone ------- CLOSING        (begin leads from CLOSING to BINDING too)
 * </pre>
 */
final class Listening {
    private static final System.Logger LOG = System.getLogger(Listening.class.getName());

    private enum State {
        CLOSED,
        BINDING,
        BOUND,
        CLOSING
    }

    private final ServerHandle server;
    private final HttpFacade http;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Listener1<Exception>> callbacks = new ArrayList<>();
    private volatile State state = State.CLOSED;
    private volatile Endpoint endpoint;
    /** Tells one attempt to bind from the next: an attempt that was closed meanwhile must not tell anything. */
    private int attempt;
    /** Frees of ports under way: the server is not closed before they are done. */
    private int freeing;

    /** The attempt that {@link #bound} tells of is over: the next one has another stage. */
    private boolean ended;

    private boolean heard;
    private CompletableFuture<Server> bound = new CompletableFuture<>();
    private CompletableFuture<Void> closed = new CompletableFuture<>();
    private boolean held;

    Listening(ServerHandle server, HttpFacade http) {
        this.server = server;
        this.http = http;
    }

    boolean bound() {
        return state == State.BOUND;
    }

    /** Whether it was closed while connections were open, or came at the last moment. */
    boolean closing() {
        return state == State.CLOSING;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    SocketAddress address() {
        Endpoint now = endpoint;
        return now == null || state != State.BOUND ? null : now.localAddress();
    }

    CompletionStage<Server> whenListening() {
        lock.lock();
        try {
            heard = true;
            return bound.copy();
        } finally {
            lock.unlock();
        }
    }

    CompletionStage<Void> whenClosed() {
        lock.lock();
        try {
            return closed.copy();
        } finally {
            lock.unlock();
        }
    }

    // ---- begin

    void begin(ListenOptions where, EndpointPlan plan) {
        http.requireOpen();
        int mine;
        lock.lock();
        try {
            if (state == State.BINDING || state == State.BOUND) {
                throw new StateException(
                        ErrorCodes.ERR_SERVER_ALREADY_LISTEN,
                        "Listen method has been called more than once without closing.");
            }
            state = State.BINDING;
            mine = ++attempt;
            bound = ended ? new CompletableFuture<>() : bound;
            ended = false;
            closed = closed.isDone() ? new CompletableFuture<>() : closed;
            Endpoint now = requireEndpoint();
            now.settings(plan.settings(server.limits()));
        } finally {
            lock.unlock();
        }
        http.keep(server);
        hold(server.referenced());
        onWorker(() -> bind(where, mine), e -> failed(e, mine));
    }

    private Endpoint requireEndpoint() {
        lock.lock();
        try {
            if (endpoint == null) {
                endpoint = http.core()
                        .endpoint(
                                server.options().name(),
                                server,
                                new EndpointPlan(ServiceFilter.of(""), ServiceFilter.of(""), null, null, 0)
                                        .settings(server.limits()));
            }
            return endpoint;
        } finally {
            lock.unlock();
        }
    }

    private void onWorker(Runnable task, Consumer<Exception> refused) {
        try {
            http.core().workers().execute(task);
        } catch (RejectedExecutionException e) {
            refused.accept(new IOException("the platform is shutting down", e));
        }
    }

    private void bind(ListenOptions where, int mine) {
        Endpoint now = endpoint;
        if (now == null) {
            return;
        }
        try {
            server.secure();
            now.listen(address(where), where.backlog());
        } catch (IOException | RuntimeException e) {
            failed(e, mine);
            return;
        }
        lock.lock();
        boolean valid = mine == attempt && state == State.BINDING;
        CompletableFuture<Server> toTell = bound;
        try {
            state = valid ? State.BOUND : state;
            ended |= valid;
        } finally {
            lock.unlock();
        }
        if (!valid) {
            now.stopListening();
            return;
        }
        http.soon(() -> {
            server.emit(Server.LISTENING);
            http.core().strategies().notifySoon();
            toTell.complete(server);
        });
    }

    private static SocketAddress address(ListenOptions where) throws IOException {
        if (where.path() != null) {
            return UnixDomainSocketAddress.of(where.path());
        }
        if (where.host() == null || where.host().isEmpty()) {
            return new InetSocketAddress(where.port());
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(where.host()), where.port());
        if (address.isUnresolved()) {
            throw new BindException("listen ENOTFOUND: the host " + where.host() + " can not be resolved");
        }
        return address;
    }

    private void failed(Exception cause, int mine) {
        boolean quiet;
        CompletableFuture<Server> toTell;
        lock.lock();
        try {
            if (mine != attempt || state != State.BINDING) {
                return;
            }
            state = State.CLOSED;
            ended = true;
            quiet = heard;
            toTell = bound;
        } finally {
            lock.unlock();
        }
        Exception told = NetworkErrors.listen(cause);
        http.soon(() -> {
            if (!server.emit(Emitter.ERROR, told) && !quiet) {
                LOG.log(Level.ERROR, "a server could not listen: " + told.getMessage(), cause);
            }
            toTell.completeExceptionally(told);
            hold(server.referenced());
        });
        http.release(server);
        connectionClosed();
    }

    // ---- close

    void close(Listener1<Exception> callback) {
        if (!leave(callback)) {
            http.soon(() ->
                    tell(callback, new StateException(ErrorCodes.ERR_SERVER_NOT_RUNNING, "Server is not running.")));
            return;
        }
        boolean keepIdle = server.options().compatibility() == Compatibility.NODE_10_15_0;
        free(Endpoint::stopListening, keepIdle);
    }

    /** Frees the port; connections that are open stay. */
    void leavePort() {
        if (leave(null)) {
            free(Endpoint::stopListening, true);
        }
    }

    void park(long millis) {
        if (leave(null)) {
            free(e -> e.parkPort(millis), false);
        }
    }

    /** Closes port and connections without waiting for exchanges; done when the port is free. */
    CompletableFuture<Void> closeNow() {
        CompletableFuture<Void> freed =
                leave(null) ? free(Endpoint::stopListening, true) : CompletableFuture.completedFuture(null);
        forEachConnection(PlatformConnection::close);
        return freed;
    }

    /** Leaves BINDING or BOUND; false when it was in neither. */
    private boolean leave(Listener1<Exception> callback) {
        lock.lock();
        try {
            if (state != State.BINDING && state != State.BOUND) {
                return false;
            }
            freeing++;
            if (state == State.BINDING) {
                CompletableFuture<Server> givenUp = bound;
                bound = new CompletableFuture<>();
                http.soon(() -> givenUp.completeExceptionally(
                        new StateException(ErrorCodes.ERR_SERVER_NOT_RUNNING, "Closed before it listened.")));
            }
            state = State.CLOSING;
            attempt++;
            if (callback != null) {
                callbacks.add(callback);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Void> free(Consumer<Endpoint> how, boolean keepIdle) {
        Endpoint now = endpoint;
        CompletableFuture<Void> freed = new CompletableFuture<>();
        Runnable task = () -> {
            how.accept(now);
            http.core().strategies().notifySoon();
            freed.complete(null);
            if (!keepIdle) {
                now.forEachConnection(c -> c.retire(true));
            }
            lock.lock();
            try {
                freeing--;
            } finally {
                lock.unlock();
            }
            connectionClosed();
        };
        onWorker(task, e -> task.run());
        return freed;
    }

    /** A connection is gone, or something else happened after which nothing may be left. */
    void connectionClosed() {
        if (state == State.BINDING || state == State.BOUND || server.connectionCount() > 0) {
            return;
        }
        List<Listener1<Exception>> toCall;
        CompletableFuture<Void> toTell;
        lock.lock();
        try {
            if (state == State.BINDING || state == State.BOUND || server.connectionCount() > 0 || freeing > 0) {
                return;
            }
            if (endpoint != null) {
                http.core().forget(endpoint);
                endpoint = null;
            }
            if (state == State.CLOSED) {
                return;
            }
            state = State.CLOSED;
            toCall = List.copyOf(callbacks);
            callbacks.clear();
            toTell = closed;
        } finally {
            lock.unlock();
        }
        http.release(server);
        http.soon(() -> {
            toCall.forEach(callback -> tell(callback, null));
            server.emit(Emitter.CLOSE);
            http.core().strategies().notifySoon();
            toTell.complete(null);
            hold(server.referenced());
        });
    }

    private void tell(Listener1<Exception> callback, Exception error) {
        if (callback != null) {
            try {
                callback.on(error);
            } catch (Exception e) {
                server.uncaught(e);
            }
        }
    }

    // ---- connections

    void forEachConnection(Consumer<PlatformConnection> action) {
        Endpoint now = endpoint;
        if (now != null) {
            now.forEachConnection(action);
        }
    }

    /** Serves an application's stream; {@code opened} is called on its loop before anything is read. */
    void inject(Duplex stream, Consumer<PlatformConnection> opened) {
        http.requireOpen();
        http.core().connects().serve(stream, requireEndpoint(), opened);
    }

    /** Holds the process, or not, from {@link #begin} on until all was told about the end. */
    void hold(boolean wanted) {
        lock.lock();
        try {
            boolean hold = wanted && state != State.CLOSED;
            if (hold != held) {
                held = hold;
                http.liveness().change(hold);
            }
        } finally {
            lock.unlock();
        }
    }
}
