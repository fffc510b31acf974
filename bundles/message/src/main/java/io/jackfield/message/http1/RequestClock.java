package io.jackfield.message.http1;

import io.jackfield.api.Server;
import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.connection.Loop;

/**
 * Limits the time that a request takes to arrive, head and whole, from its first byte on; idle time never counts (checklist items
 * 111, 112, J7). A request that arrives in one piece arms nothing.
 */
final class RequestClock {
    private static final long NOT_BEGUN = -1;

    private final Loop loop;
    private final Server server;
    private final Runnable onExpiry;
    private Deadline deadline;
    private long begun = NOT_BEGUN;
    private boolean armedForHead;
    private boolean armedForContent;

    RequestClock(Loop loop, Server server, Runnable onExpiry) {
        this.loop = loop;
        this.server = server;
        this.onExpiry = onExpiry;
    }

    /** A head is half-read. */
    void headBegun() {
        if (!armedForHead) {
            begun = loop.millis();
            armedForHead = true;
            arm(least(server.headersTimeout(), server.requestTimeout()));
        }
    }

    /** The head is read, the message is not complete. */
    void contentAwaited() {
        if (!armedForContent) {
            if (begun == NOT_BEGUN) {
                begun = loop.millis();
            }
            armedForHead = false;
            armedForContent = true;
            long limit = server.requestTimeout();
            arm(limit == 0 ? 0 : Math.max(1, limit - (loop.millis() - begun)));
        }
    }

    /** Nothing is half-read any more. */
    void stop() {
        if (armedForHead || armedForContent) {
            armedForHead = false;
            armedForContent = false;
            if (deadline != null) {
                deadline.disarm();
            }
        }
        begun = NOT_BEGUN;
    }

    private void arm(long limit) {
        if (limit > 0) {
            if (deadline == null) {
                deadline = loop.deadline(onExpiry);
            }
            deadline.arm(limit);
        } else if (deadline != null) {
            deadline.disarm();
        }
    }

    private static long least(long a, long b) {
        return a == 0 ? b : b == 0 ? a : Math.min(a, b);
    }
}
