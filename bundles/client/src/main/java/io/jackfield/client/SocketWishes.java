package io.jackfield.client;

import io.jackfield.api.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a request wants of its socket, kept until there is one that is connected, and for another one (items 75 to 77). Loop only. */
final class SocketWishes {
    /** No limit of inactivity is asked for. */
    static final long NONE = -1;

    private List<Consumer<Socket>> wishes = List.of();
    private long timeout;
    private boolean timeoutAsked;
    private Socket socket;

    /**
     * For one request.
     *
     * @param timeout the limit of inactivity of the options in milliseconds, or {@link #NONE}
     * @param connected the socket, if it is connected already, or null
     */
    SocketWishes(long timeout, Socket connected) {
        this.timeout = timeout;
        this.socket = connected;
        this.timeoutAsked = timeout != NONE;
    }

    /** Whether the request itself asked for a limit of inactivity. */
    boolean timeoutAsked() {
        return timeoutAsked;
    }

    /** There is a socket: the limit of the options holds while it connects, too (item 250). */
    void beforeConnect(Socket known) {
        if (timeout != NONE) {
            known.setTimeout(timeout);
        }
    }

    /** The socket is connected. */
    void connected(Socket known) {
        socket = known;
        if (timeout != NONE) {
            known.setTimeout(timeout);
        }
        wishes.forEach(wish -> wish.accept(known));
    }

    void timeout(long millis) {
        timeout = millis;
        timeoutAsked = true;
        if (socket != null) {
            socket.setTimeout(millis);
        }
    }

    /** Does something with the socket, as soon as it is connected. */
    void add(Consumer<Socket> wish) {
        if (wishes.isEmpty()) {
            wishes = new ArrayList<>();
        }
        wishes.add(wish);
        if (socket != null) {
            wish.accept(socket);
        }
    }
}
