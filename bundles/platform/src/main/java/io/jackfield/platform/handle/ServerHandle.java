package io.jackfield.platform.handle;

import io.jackfield.api.ListenOptions;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event1;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.Listener1;
import io.jackfield.api.listener.Listener2;
import io.jackfield.api.stream.Duplex;
import io.jackfield.api.tls.TlsOptions;
import io.jackfield.platform.core.Addresses;
import io.jackfield.platform.core.Endpoint;
import io.jackfield.platform.core.EndpointOwner;
import io.jackfield.platform.core.PlatformConnection;
import io.jackfield.platform.core.RawSink;
import io.jackfield.platform.core.TlsSource;
import io.jackfield.platform.proxy.Networks;
import io.jackfield.spi.parser.ParserLimits;
import java.io.IOException;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The server that an application keeps. It holds no strategy: its {@link Endpoint} in the core does, and calls it for each connection.
 * Whether it listens is the matter of its {@link Listening}. Events of different connections are emitted on their loops, several at once.
 */
public final class ServerHandle extends LimitedServer implements EndpointOwner {
    private final HttpFacade http;
    private volatile ServerOptions options;
    private final Listening listening;
    private final AtomicInteger connections = new AtomicInteger();
    private final LongAdder accepted = new LongAdder();
    private volatile boolean referenced = true;
    private volatile boolean draining;
    private volatile TlsSource tls;
    private volatile Networks proxies;

    ServerHandle(HttpFacade http, ServerOptions options) {
        super(options);
        this.http = http;
        this.options = options;
        this.listening = new Listening(this, http);
        this.proxies = proxiesOf(options);
        this.tls = options.tls() == null ? null : http.core().tls().server(options.tls());
    }

    @Override
    Server self() {
        return this;
    }

    // ---- listening

    @Override
    public Server listen(int port) {
        return listen(ListenOptions.port(port));
    }

    @Override
    public Server listen(int port, Listener0 onListening) {
        return listen(ListenOptions.port(port), onListening);
    }

    @Override
    public Server listen(int port, String host) {
        return listen(ListenOptions.builder().port(port).host(host).build());
    }

    @Override
    public Server listen(int port, String host, Listener0 onListening) {
        return listen(ListenOptions.builder().port(port).host(host).build(), onListening);
    }

    @Override
    public Server listen(int port, String host, int backlog) {
        return listen(
                ListenOptions.builder().port(port).host(host).backlog(backlog).build());
    }

    @Override
    public Server listen(String path) {
        return listen(ListenOptions.builder().path(path).build());
    }

    @Override
    public Server listen(ListenOptions where) {
        if (where.ipv6Only()) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_INVALID_OPT_VALUE,
                    "The value \"true\" is invalid for option \"ipv6Only\": the JDK's sockets cannot do it; listen on an IPv6 address");
        }
        begin(where, EndpointPlan.of(where));
        return this;
    }

    private void begin(ListenOptions where, EndpointPlan plan) {
        listening.begin(where, plan);
        draining = false;
    }

    @Override
    public Server listen(ListenOptions where, Listener0 onListening) {
        once(LISTENING, onListening);
        try {
            return listen(where);
        } catch (IllegalArgumentException | IllegalStateException e) {
            off(LISTENING, onListening);
            throw e;
        }
    }

    /** Listens with what only a configuration can say: preferences and the number of loops. */
    public void listen(ListenOptions where, EndpointPlan plan) {
        begin(where, plan);
    }

    @Override
    public CompletionStage<Server> whenListening() {
        return listening.whenListening();
    }

    @Override
    public boolean listening() {
        return listening.bound();
    }

    @Override
    public SocketAddress address() {
        return listening.address();
    }

    @Override
    public int port() {
        return Addresses.port(address());
    }

    /**
     * Puts other options and another plan in force while it serves: for new requests, connections and handshakes, and for parsers at once.
     * Blocks while certificates are read.
     *
     * @throws IllegalArgumentException if a certificate or key can not be used; then nothing is changed
     */
    public void reconfigure(ServerOptions changed, EndpointPlan plan) {
        Networks believed = proxiesOf(changed);
        secure(changed.tls());
        proxies = believed;
        options = changed;
        begin(changed);
        Endpoint endpoint = endpoint();
        if (endpoint != null) {
            endpoint.settings(plan.settings(limits()));
        }
    }

    private static Networks proxiesOf(ServerOptions options) {
        return options.proxyProtocol().isEmpty() ? null : Networks.of(options.proxyProtocol());
    }

    @Override
    public Networks proxies() {
        return proxies;
    }

    // ---- TLS

    /** Reads certificates before it listens, so that a bad one is told; blocks. */
    void secure() throws IOException {
        TlsSource now = tls;
        if (now != null) {
            try {
                now.prepare();
            } catch (GeneralSecurityException e) {
                throw new IOException("TLS: " + e.getMessage(), e);
            }
        }
    }

    private void secure(TlsOptions wanted) {
        TlsSource now = tls;
        if (wanted == null) {
            tls = null;
            return;
        }
        try {
            TlsSource next = now == null ? http.core().tls().server(wanted) : now;
            next.change(wanted);
            tls = next;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("TLS: " + e.getMessage(), e);
        }
    }

    @Override
    public CompletionStage<Void> setSecureContext(TlsOptions wanted) {
        TlsSource now = tls;
        if (now == null) {
            throw new StateException(ErrorCodes.ERR_JACKFIELD_NO_TLS, "The server was made without TLS");
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        http.core().workers().execute(() -> {
            try {
                now.change(wanted);
                done.complete(null);
            } catch (GeneralSecurityException | IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    @Override
    public TlsSource tls() {
        return tls;
    }

    @Override
    public void shookHands(PlatformConnection connection, Exception error) {
        if (error == null) {
            if (listenerCount(SECURE_CONNECTION) > 0) {
                emit(SECURE_CONNECTION, connection.socket());
            }
        } else if (listenerCount(TLS_CLIENT_ERROR) > 0) {
            emit(TLS_CLIENT_ERROR, error, connection.socket());
        }
    }

    /** Its inside, while it listens or has connections; else null. */
    public Endpoint endpoint() {
        return listening.endpoint();
    }

    // ---- closing

    @Override
    public void close() {
        listening.close(null);
    }

    @Override
    public Server close(Listener1<Exception> callback) {
        listening.close(callback);
        return this;
    }

    @Override
    public CompletionStage<Void> whenClosed() {
        return listening.whenClosed();
    }

    /** Stops listening but holds the port for a successor's {@code listen}; idle connections are closed, busy ones end with their exchange. */
    void park(long millis) {
        listening.park(millis);
    }

    /** Answers say from now on that their connection ends with them: on those that are open and those that come. */
    void announceEnd() {
        draining = true;
        http.core().strategies().notifySoon();
        listening.forEachConnection(c -> c.retire(false));
    }

    /** Stops listening, whatever {@link ServerOptions#compatibility} says about idle connections: they stay. */
    void leavePort() {
        listening.leavePort();
    }

    /** Whether it is being drained, or was and has not listened since. */
    public boolean draining() {
        return draining;
    }

    @Override
    public void closeIdleConnections() {
        listening.forEachConnection(c -> {
            if (c.idle()) {
                c.close();
            }
        });
    }

    @Override
    public void closeAllConnections() {
        listening.forEachConnection(c -> {
            if (!c.detached()) {
                c.close();
            }
        });
    }

    CompletableFuture<Void> closeNow() {
        return listening.closeNow();
    }

    /** Closes what is left, upgraded connections included. */
    void destroyConnections() {
        listening.forEachConnection(PlatformConnection::close);
    }

    @Override
    public void getConnections(Listener2<Exception, Integer> callback) {
        http.soon(() -> {
            try {
                callback.on(null, connections.get());
            } catch (Exception e) {
                uncaught(e);
            }
        });
    }

    /** The connections accepted so far. */
    public long accepted() {
        return accepted.sum();
    }

    int connectionCount() {
        return connections.get();
    }

    // ---- process

    @Override
    public Server ref() {
        referenced = true;
        listening.hold(true);
        return this;
    }

    @Override
    public Server unref() {
        referenced = false;
        listening.hold(false);
        return this;
    }

    boolean referenced() {
        return referenced;
    }

    // ---- events

    @Override
    public <A> boolean emit(Event1<A> event, A a) {
        boolean heard = super.emit(event, a);
        if (event == CONNECTION && a instanceof Duplex stream) {
            connections.incrementAndGet();
            listening.inject(stream, c -> c.idleTimeout(timeout()));
        }
        return heard;
    }

    /** A handler that failed still owes an answer: 500 if nothing was sent, else the end of the connection. */
    @Override
    void failed(Event<?> event, Object last, Throwable thrown) {
        uncaught(thrown);
        if (!(last instanceof ServerResponse response) || response.finished()) {
            return;
        }
        if (response.headersSent()) {
            response.destroy();
        } else {
            response.getHeaderNames().forEach(response::removeHeader);
            response.statusCode(500).end();
        }
    }

    // ---- EndpointOwner

    @Override
    public Server server() {
        return this;
    }

    @Override
    public ServerOptions options() {
        return options;
    }

    @Override
    public void uncaught(Throwable thrown) {
        http.uncaught(thrown);
    }

    @Override
    public boolean accepts(PlatformConnection connection) {
        int most = maxConnections();
        if (connections.incrementAndGet() <= most || most == 0) {
            accepted.increment();
            return true;
        }
        connections.decrementAndGet();
        emit(DROP, connection.channel().localAddress(), connection.channel().remoteAddress());
        return false;
    }

    @Override
    public void opened(PlatformConnection connection) {
        connection.idleTimeout(timeout());
        if (!options.noDelay()) {
            connection.channel().noDelay(false);
        }
        if (draining || listening.closing()) {
            connection.retire(false);
        }
        if (listenerCount(CONNECTION) > 0) {
            super.emit(CONNECTION, connection.socket());
        }
    }

    @Override
    public RawSink socketFor(PlatformConnection connection) {
        return SocketHandle.accepted(http, connection);
    }

    @Override
    public void closed(PlatformConnection connection, IOException cause) {
        connections.decrementAndGet();
        listening.connectionClosed();
    }

    @Override
    public void released(PlatformConnection connection) {
        // Only connections that we made are released.
    }

    @Override
    public void spoiled(PlatformConnection connection) {
        // Only connections that we made are spoiled.
    }

    // ---- limits

    @Override
    void parserLimitsChanged() {
        Endpoint endpoint = endpoint();
        if (endpoint != null) {
            endpoint.settings(endpoint.settings().withLimits(limits()));
        }
    }

    ParserLimits limits() {
        return ParserLimits.defaults().withHead(options.maxHeaderSize(), maxHeadersCount());
    }
}
