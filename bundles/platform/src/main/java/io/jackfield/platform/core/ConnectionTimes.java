package io.jackfield.platform.core;

/**
 * The timer of a {@link PlatformConnection}'s waiting: for a missing strategy while it is parked, else for any activity. Neither activity nor
 * a limit that is over later touches it; it finds out when it fires.
 */
final class ConnectionTimes extends TimerWheel.Entry {
    private final PlatformConnection connection;
    private long parkedAt;

    ConnectionTimes(PlatformConnection connection, TimerWheel wheel) {
        super(wheel);
        this.connection = connection;
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

    /** Begins to look after what the connection waits for now. */
    void await() {
        watch(
                connection.parked()
                        ? Math.max(1, parkedAt + connection.parkMillis() - connection.loop.millis())
                        : connection.idleTimeout());
    }

    private void watch(long millis) {
        if (millis > 0) {
            connection.watchedAt(connection.loop.millis() + millis);
            arm(millis);
        } else {
            connection.watchedAt(0);
            disarm();
        }
    }

    @Override
    public void run() {
        connection.watchedAt(0);
        if (!connection.waits()) {
            return;
        }
        if (connection.parked()) {
            if (connection.loop.millis() - parkedAt >= connection.parkMillis()) {
                connection.parkTimeOver();
            }
            await();
        } else if (connection.idleTimeout() > 0) {
            long left = connection.idleTimeout() - connection.quiet();
            if (left > 0) {
                watch(left);
            } else {
                idleOver();
            }
        }
    }

    private void idleOver() {
        boolean handled = connection.idleTimeOver();
        if (handled && connection.waits() && !armed()) {
            connection.active();
            await();
        }
    }
}
