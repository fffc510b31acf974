package io.jackfield.platform.osgi;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.platform.dispatch.Exchanges;
import io.jackfield.platform.dispatch.TunnelHandler;

/** One request handler of {@link Handlers} and the exchanges it has not finished. */
record Handler(Object key, RequestListener listener, int ranking, long id, Exchanges exchanges) {
    Handler(Object key, RequestListener listener, int ranking, long id) {
        this(key, listener, ranking, id, new Exchanges());
    }

    /** Whether it answers in place of another: that of the higher ranking, the older one among equals. */
    boolean isBetterThan(Handler other) {
        return ranking == other.ranking ? id < other.id : ranking > other.ranking;
    }

    /** What is called for a request to leave HTTP. */
    RequestListener tunnels() {
        return listener instanceof TunnelHandler handler ? handler::onTunnel : this::asOrdinary;
    }

    private void asOrdinary(IncomingMessage request, ServerResponse response) throws Exception {
        if (request.method().equals("CONNECT")) {
            response.destroy();
        } else {
            listener.on(request, response);
        }
    }

    /** Gets no more exchanges, and waits for those begun, at most so long. */
    void retire(long millis) {
        exchanges.retire(millis, "handler " + listener.getClass().getName());
    }
}
