package io.jackfield.client;

import io.jackfield.api.Socket;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.listener.Listener0;

/** Hears what becomes of the socket while both messages are complete and the {@link RequestExchange}'s response waits for its reader. */
final class UnreadWatch {
    private final Socket socket;
    private final Listener0 closed;
    private final Listener0 timedOut;

    /** Begins. */
    UnreadWatch(RequestExchange exchange, Socket socket) {
        this.socket = socket;
        closed = exchange::closedUnread;
        timedOut = exchange::tellTimeout;
        socket.once(Emitter.CLOSE, closed);
        socket.on(Socket.TIMEOUT, timedOut);
    }

    void end() {
        socket.off(Emitter.CLOSE, closed);
        socket.off(Socket.TIMEOUT, timedOut);
    }
}
