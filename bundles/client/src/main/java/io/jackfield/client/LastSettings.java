package io.jackfield.client;

import io.jackfield.api.RequestOptions;
import io.jackfield.spi.connection.ClientHost;
import java.lang.ref.WeakReference;

/**
 * The {@link RequestSettings} of a request made before, for the next one: it often has the same options, which never change. Requests hold
 * their settings, this does not: options may hold what belongs to a bundle that the engine outlives. Used by all loops.
 */
final class LastSettings {
    /** So many times what comes in vain is remembered at once, later each time the second number is full. */
    private static final int AT_ONCE = 4;

    private static final int NOW_AND_THEN = 256;

    private volatile WeakReference<RequestSettings> last = new WeakReference<>(null);
    /** Exact with one loop, which is good enough. */
    private int misses;

    RequestSettings of(ClientHost host, RequestOptions options) {
        RequestSettings known = last.get();
        if (known != null && known.holdFor(host, options)) {
            return known;
        }
        RequestSettings made = new RequestSettings(host, options);
        misses++;
        if (misses <= AT_ONCE || misses % NOW_AND_THEN == 0) {
            last = new WeakReference<>(made);
        }
        return made;
    }
}
