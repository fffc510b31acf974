package io.jackfield.platform.osgi;

import io.jackfield.api.listener.RequestListener;
import io.jackfield.platform.dispatch.Exchanges;

/** One request handler of {@link Handlers} and the exchanges it has not finished. */
record Handler(Object key, RequestListener listener, int ranking, long id, Exchanges exchanges) {
    Handler(Object key, RequestListener listener, int ranking, long id) {
        this(key, listener, ranking, id, new Exchanges());
    }

    /** Gets no more exchanges, and waits for those begun, at most so long. */
    void retire(long millis) {
        exchanges.retire(millis, "handler " + listener.getClass().getName());
    }
}
