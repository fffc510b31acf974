package io.jackfield.platform.core;

/**
 * The two limits of a {@link PlatformConnection}'s waiting, as one deadline: for a missing strategy while it is parked, else for any activity.
 * Activity writes one field; the deadline finds out when it fires.
 */
final class ConnectionTimes extends TimerWheel.Entry {
    private final PlatformConnection connection;
    private long idleMillis;
    private long activeAt;
    private long parkedAt;

    ConnectionTimes(PlatformConnection connection, TimerWheel wheel) {
        super(wheel);
        this.connection = connection;
    }

    /** Something was read or written now. */
    void active() {
        activeAt = connection.loop.millis();
    }

    /** Milliseconds since something was read or written. */
    long quiet() {
        return Math.max(0, connection.loop.millis() - activeAt);
    }

    /** Sets the limit of inactivity, 0 for none, and begins it. */
    void idle(long millis) {
        idleMillis = millis;
        active();
        await();
    }

    long idle() {
        return idleMillis;
    }

    /** The connection is parked; the time runs on if it was parked a moment ago and got no further. */
    void parked() {
        if (parkedAt == 0) {
            parkedAt = connection.loop.millis();
        }
        await();
    }

    /** The connection waits for no strategy any more. */
    void unparked() {
        parkedAt = 0;
    }

    /** Arms the deadline for what the connection waits for now. */
    void await() {
        long limit = connection.parked()
                ? Math.max(1, parkedAt + connection.parkMillis() - connection.loop.millis())
                : idleMillis;
        if (limit > 0) {
            arm(limit);
        } else {
            disarm();
        }
    }

    @Override
    public void run() {
        if (!connection.waits()) {
            return;
        }
        if (connection.parked()) {
            if (connection.loop.millis() - parkedAt >= connection.parkMillis()) {
                connection.parkTimeOver();
            }
            await();
        } else if (idleMillis > 0) {
            long left = activeAt + idleMillis - connection.loop.millis();
            if (left > 0) {
                arm(left);
            } else {
                idleOver();
            }
        }
    }

    private void idleOver() {
        boolean handled = connection.idleTimeOver();
        if (handled && idleMillis > 0 && connection.waits() && !armed()) {
            active();
            arm(idleMillis);
        }
    }
}
