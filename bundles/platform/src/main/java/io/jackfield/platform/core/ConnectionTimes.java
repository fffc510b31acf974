package io.jackfield.platform.core;

import io.jackfield.spi.connection.Deadline;

/**
 * The two limits of a {@link PlatformConnection}'s waiting, on one deadline: for a missing strategy while it is parked, else for any activity.
 * Activity writes one field; the deadline finds out when it fires.
 */
final class ConnectionTimes {
    private final PlatformConnection connection;
    private final PlatformLoop loop;
    private Deadline deadline;
    private long idleMillis;
    private long activeAt;
    private long parkedAt;

    ConnectionTimes(PlatformConnection connection, PlatformLoop loop) {
        this.connection = connection;
        this.loop = loop;
    }

    /** Something was read or written now. */
    void active() {
        activeAt = loop.millis();
    }

    /** Milliseconds since something was read or written. */
    long quiet() {
        return Math.max(0, loop.millis() - activeAt);
    }

    /** Sets the limit of inactivity, 0 for none, and begins it. */
    void idle(long millis) {
        idleMillis = millis;
        active();
        arm();
    }

    long idle() {
        return idleMillis;
    }

    /** The connection is parked; the time runs on if it was parked a moment ago and got no further. */
    void parked() {
        if (parkedAt == 0) {
            parkedAt = loop.millis();
        }
        arm();
    }

    /** The connection waits for no strategy any more. */
    void unparked() {
        parkedAt = 0;
    }

    void stop() {
        if (deadline != null) {
            deadline.disarm();
        }
    }

    /** Arms the deadline for what the connection waits for now. */
    void arm() {
        long limit = connection.parked() ? Math.max(1, parkedAt + connection.parkMillis() - loop.millis()) : idleMillis;
        if (limit <= 0) {
            stop();
            return;
        }
        if (deadline == null) {
            deadline = loop.deadline(this::over);
        }
        deadline.arm(limit);
    }

    private void over() {
        if (!connection.waits()) {
            return;
        }
        if (connection.parked()) {
            if (loop.millis() - parkedAt >= connection.parkMillis()) {
                connection.parkTimeOver();
            }
            arm();
        } else if (idleMillis > 0) {
            long left = activeAt + idleMillis - loop.millis();
            if (left > 0) {
                deadline.arm(left);
            } else {
                idleOver();
            }
        }
    }

    private void idleOver() {
        boolean handled = connection.idleTimeOver();
        if (handled && idleMillis > 0 && connection.waits() && !deadline.armed()) {
            active();
            deadline.arm(idleMillis);
        }
    }
}
