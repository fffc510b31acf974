package io.jackfield.benchmarks.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection that asks for megabytes and takes them evenly over some seconds, so that the server must wait for it. */
final class SlowConnection extends Connection {
    private static final int WINDOW = 65_536;
    private static final int MOST = 65_536;

    private final int length;
    private final long duration;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST);
    private long began;
    private long taken;
    private long allowed;
    private boolean stopping;

    /** @param duration of an answer of so many bytes, in nanoseconds */
    SlowConnection(Load load, int length, long duration) {
        super(load);
        this.length = length;
        this.duration = duration;
    }

    /** Connects and asks; when an answer is complete asks again, until {@link #stop}. */
    void start() {
        connect();
        ask();
    }

    /** Asks no more, and closes when nothing is owed. */
    void stop() {
        stopping = true;
        if (sent.isEmpty()) {
            close();
        }
    }

    private void ask() {
        if (open() && !stopping) {
            Requests.Request big = Requests.big(length);
            began = System.nanoTime();
            taken = 0;
            send(new Exchange(big.bytes(), big.expected(), began, load.slowLatencies()));
            flush();
        }
    }

    /** Takes what is due by now. */
    void tick(long now) {
        allowed = Math.max(0, (now - began) * length / duration + 1 - taken);
        interest();
    }

    @Override
    boolean reads() {
        return allowed > 0;
    }

    @Override
    void tune(SocketChannel made) throws IOException {
        made.setOption(StandardSocketOptions.SO_RCVBUF, WINDOW);
    }

    @Override
    int read(ByteBuffer shared) throws IOException {
        int count = super.read(buffer.clear().limit((int) Math.min(allowed, MOST)));
        allowed -= count;
        taken += count;
        interest();
        return count;
    }

    @Override
    void answered(boolean last) {
        if (!last) {
            ask();
        }
    }

    @Override
    void ended(boolean wasAnnounced) {
        Tally tally = load.tally();
        if (wasAnnounced) {
            tally.retired.incrementAndGet();
        } else {
            tally.closed.incrementAndGet();
            tally.complain("SlowConnection: ended without a word, unanswered " + sent.size());
            tally.failed.addAndGet(sent.size());
        }
        sent.clear();
        again();
    }

    @Override
    void broken() {
        again();
    }

    private void again() {
        if (!stopping) {
            load.afterPause(this::start);
        }
    }
}
