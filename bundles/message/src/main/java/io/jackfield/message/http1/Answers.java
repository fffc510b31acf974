package io.jackfield.message.http1;

import io.jackfield.spi.connection.Connection;
import java.io.IOException;

/**
 * Lets the answers of an {@link Http1ServerSession} leave in the order of their requests, and reports what has left: at the end of the
 * turn, or when the peer has taken enough of it.
 */
final class Answers extends Pipeline implements Runnable {
    /** The most bytes of output that wait; while there are so many, no more requests are read. */
    static final int OUTPUT_LIMIT = 64 * 1024;

    private final Connection connection;
    private final ChannelSink sink;
    private final int highWaterMark;
    private final Http1ServerSession session;
    private boolean settleQueued;
    private boolean lastGiven;
    private boolean stopped;

    /**
     * @param highWaterMark bytes that may wait before an exchange is told to hold on
     * @param session is told after reports
     */
    Answers(Connection connection, int highWaterMark, Http1ServerSession session) {
        this.connection = connection;
        this.sink = new ChannelSink(connection.channel());
        this.highWaterMark = highWaterMark;
        this.session = session;
    }

    ChannelSink sink() {
        return sink;
    }

    /** Where an exchange that begins now may send: null, until its turn comes. */
    ChannelSink sinkForNext() {
        return current() == null ? sink : null;
    }

    int highWaterMark() {
        return highWaterMark;
    }

    /** Whether an answer ended that ends the connection. */
    boolean lastGiven() {
        return lastGiven;
    }

    /** No further answer begins. */
    void noMore() {
        lastGiven = true;
    }

    /** Whether every answer that ended has been reported. */
    boolean allReported() {
        Http1ServerStream first = first();
        return first == null || first == current() || first.reported();
    }

    /** Whether so much output waits that no more requests should be read. */
    boolean outputWaiting() {
        if (connection.channel().pending() >= OUTPUT_LIMIT) {
            connection.channel().flush();
        }
        return connection.channel().pending() + heldBytes() >= OUTPUT_LIMIT;
    }

    // ---- told by the streams

    /** A stream sent something. */
    void wrote(Http1ServerStream stream) {
        if (stream == current()) {
            connection.flushSoon();
        }
    }

    /** As {@link #wrote}, for what must not wait for the end of the turn. */
    void flush(Http1ServerStream stream) {
        if (stream == current()) {
            connection.channel().flush();
        }
    }

    /** A stream ended its response: the turn passes on. */
    void ended(Http1ServerStream stream) {
        if (stream != current()) {
            return;
        }
        connection.flushSoon();
        for (Http1ServerStream s = stream; s != null && s.ended() && !lastGiven; ) {
            lastGiven = s.last();
            s = passTurn();
            if (s != null && !lastGiven) {
                s.turn(sink);
            }
        }
        settleSoon();
    }

    /** The engine was told to wait: hands the output over now, and says when there is room. */
    void flushAndDrain() {
        connection.channel().flush();
        settleSoon();
    }

    // ---- reports

    void settleSoon() {
        if (!settleQueued && !stopped) {
            settleQueued = true;
            connection.loop().nextTick(this);
        }
    }

    /** The peer took output. */
    void written() {
        if (connection.channel().pending() < highWaterMark) {
            run();
        }
    }

    /** Reports what has left, later in the turn in which it was sent. */
    @Override
    public void run() {
        settleQueued = false;
        if (stopped || !handedOver()) {
            return;
        }
        report();
        Http1ServerStream current = current();
        if (current != null) {
            current.drained();
        }
        if (!stopped) {
            session.answered();
        }
    }

    /** Whether little enough output is pending to report what was sent. The flush at the end of this turn takes the rest. */
    private boolean handedOver() {
        if (connection.channel().pending() < highWaterMark) {
            return true;
        }
        connection.channel().flush();
        return connection.channel().pending() < highWaterMark;
    }

    private void report() {
        Http1ServerStream s = first();
        while (s != null && s.ended() && s != current()) {
            if (!s.reported()) {
                s.report();
            }
            if (stopped || !s.requestEnded()) {
                return;
            }
            poll();
            s.over();
            s = first();
        }
    }

    // ---- the end

    /** Nothing is reported any more. */
    void stop() {
        stopped = true;
    }

    /** Cuts off the exchanges whose answers have not ended. */
    void cutUnanswered() {
        Http1ServerStream s = dropUnanswered();
        while (s != null) {
            Http1ServerStream next = s.next;
            s.cut(null);
            s = next;
        }
    }

    /** Cuts off all exchanges. */
    void cutAll(IOException cause) {
        stopped = true;
        for (Http1ServerStream s = poll(); s != null; s = poll()) {
            s.cut(cause);
        }
    }
}
