package io.jackfield.client;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Socket;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.Listener1;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.ClientHost;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;

/**
 * A request's claim to a socket: from the wish for one to the connection, which goes to the {@link RequestExchange}. It shows the socket to
 * the application as soon as it is known. Loop only, but for {@link #start}.
 */
final class SocketClaim implements SocketRequest, Runnable, Listener1<Exception> {
    private final NodeClientRequest request;
    private final RequestExchange exchange;
    private final ClientHost host;
    private final RequestSettings settings;
    private final boolean again;
    /** Null as long as there are none. */
    private SocketWishes wishes;

    private boolean started;
    /** Made in the present turn: nobody can have seen anything of it. */
    private boolean justMade;

    private boolean over;
    /** Hears of the limit of inactivity while the socket connects; null for one that is connected. */
    private Listener0 timeoutWhileConnecting;

    private Socket socket;
    private boolean connected;
    private boolean reused;

    SocketClaim(NodeClientRequest request, RequestExchange exchange, ClientHost host, RequestSettings settings) {
        this.request = request;
        this.exchange = exchange;
        this.host = host;
        this.settings = settings;
        this.again = false;
        if (settings.timeout() != SocketWishes.NONE) {
            wishes();
        }
    }

    /** The claim to a fresh connection, after the first one was closed unused. */
    private SocketClaim(SocketClaim first) {
        this.request = first.request;
        this.exchange = first.exchange;
        this.host = first.host;
        this.settings = first.settings;
        this.wishes = first.wishes;
        this.again = true;
    }

    /** Claims another connection, which nobody has used. */
    SocketClaim renew() {
        leave();
        SocketClaim second = new SocketClaim(this);
        second.start();
        return second;
    }

    SocketWishes wishes() {
        if (wishes == null) {
            wishes = new SocketWishes(settings.timeout(), connected ? socket : null);
        }
        return wishes;
    }

    /** Whether the request itself asked for a limit of inactivity. */
    boolean timeoutAsked() {
        return wishes != null && wishes.timeoutAsked();
    }

    /** The socket is connected, and the request about to be sent. */
    void connected() {
        connected = true;
        if (wishes != null) {
            wishes.connected(socket);
        }
    }

    /** The socket, or null. */
    Socket socket() {
        return socket;
    }

    boolean reused() {
        return reused;
    }

    /** Asks for a socket, once; from the thread that makes the request or on the loop. */
    void start() {
        if (!started && !request.aborted()) {
            started = true;
            if (loop().inLoop()) {
                justMade = true;
                loop().nextTick(this);
            }
            host.acquire(this);
        }
    }

    /** The tick after the one in which it was made. */
    @Override
    public void run() {
        justMade = false;
    }

    /** Whether nobody can have seen anything of the request. */
    boolean unseen() {
        return !started || justMade;
    }

    /** No socket is wanted any more. */
    void withdraw() {
        if (!over) {
            over = true;
            if (started) {
                host.cancel(this);
            }
        }
    }

    /** An error of the socket. */
    @Override
    public void on(Exception error) {
        exchange.socketFault(error);
    }

    /** The request is done with the socket. */
    void leave() {
        if (socket != null) {
            socket.off(Emitter.ERROR, this);
        }
    }

    // ---- SocketRequest

    @Override
    public String name() {
        return settings.poolName;
    }

    @Override
    public RequestOptions options() {
        return settings.options;
    }

    @Override
    public Loop loop() {
        return request.loop();
    }

    @Override
    public ClientRequest request() {
        return request;
    }

    @Override
    public long keepAliveHint() {
        return exchange.keepAliveHint();
    }

    @Override
    public boolean fresh() {
        return again;
    }

    @Override
    public void connecting(Socket connectingSocket) {
        if (!over && socket == null) {
            timeoutWhileConnecting = exchange::timeout;
            connectingSocket.once(Socket.TIMEOUT, timeoutWhileConnecting);
            show(connectingSocket);
        }
    }

    private void show(Socket known) {
        socket = known;
        if (wishes != null) {
            wishes.beforeConnect(known);
        }
        known.on(Emitter.ERROR, this);
        request.emit(ClientRequest.SOCKET, known);
    }

    @Override
    public void assigned(Connection connection, boolean usedBefore) {
        if (over) {
            connection.close();
            return;
        }
        over = true;
        reused = usedBefore;
        exchange.connected(connection);
        if (socket == null) {
            show(connection.socket());
        } else {
            socket.off(Socket.TIMEOUT, timeoutWhileConnecting);
        }
        exchange.begin();
    }

    @Override
    public void failed(Exception cause) {
        if (!over) {
            over = true;
            exchange.neverConnected(cause);
        }
    }
}
