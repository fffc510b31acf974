package io.jackfield.client;

import io.jackfield.api.Socket;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.listener.Listener0;

/**
 * Hears what becomes of the socket while both messages are complete and the {@link RequestExchange}'s response waits for its reader. As a
 * task it begins, unless the response has been read by then, as it mostly has.
 */
final class UnreadWatch implements Runnable {
    private final RequestExchange exchange;
    private final Socket socket;
    private Listener0 closed;
    private Listener0 timedOut;

    UnreadWatch(RequestExchange exchange, Socket socket) {
        this.exchange = exchange;
        this.socket = socket;
    }

    @Override
    public void run() {
        if (exchange.unread()) {
            closed = exchange::closedUnread;
            timedOut = exchange::tellTimeout;
            socket.once(Emitter.CLOSE, closed);
            socket.on(Socket.TIMEOUT, timedOut);
        }
    }

    void end() {
        if (closed != null) {
            socket.off(Emitter.CLOSE, closed);
            socket.off(Socket.TIMEOUT, timedOut);
        }
    }
}
