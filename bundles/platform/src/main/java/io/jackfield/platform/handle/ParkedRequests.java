package io.jackfield.platform.handle;

import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** The requests of an {@link AgentHandle} that found no pooling strategy: each waits for the park time, and then fails. Thread-safe. */
final class ParkedRequests {
    private final LongSupplier millis;
    private final Set<SocketRequest> waiting = new LinkedHashSet<>();

    /** @param millis the park time, asked anew for each request */
    ParkedRequests(LongSupplier millis) {
        this.millis = millis;
    }

    void add(SocketRequest request) {
        synchronized (waiting) {
            waiting.add(request);
        }
        request.loop().execute(() -> {
            Deadline deadline = request.loop().deadline(() -> timeOver(request));
            deadline.arm(Math.max(1, millis.getAsLong()));
        });
    }

    private void timeOver(SocketRequest request) {
        if (remove(request)) {
            request.failed(new HttpException(
                    ErrorCodes.ERR_JACKFIELD_NO_STRATEGY,
                    "no agent strategy came within " + millis.getAsLong() + " ms: install jackfield-agent"));
        }
    }

    /** Takes a request out; true for the one caller that did. */
    boolean remove(SocketRequest request) {
        synchronized (waiting) {
            return waiting.remove(request);
        }
    }

    boolean isEmpty() {
        synchronized (waiting) {
            return waiting.isEmpty();
        }
    }

    /** Those that wait, in order of arrival. */
    List<SocketRequest> list() {
        synchronized (waiting) {
            return new ArrayList<>(waiting);
        }
    }
}
