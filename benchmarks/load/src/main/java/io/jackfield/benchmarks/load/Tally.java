package io.jackfield.benchmarks.load;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What became of the requests and connections of a load.
 *
 * <ul>
 *   <li>{@link #failed}: a request that was sent and got no complete right answer, whatever the reason, wrong answers left out;
 *   <li>{@link #wrong}: an answer with another status or body than the right one;
 *   <li>{@link #refused}: a connect that was refused;
 *   <li>{@link #reset}: a connection that was reset, or a connect that failed otherwise;
 *   <li>{@link #closed}: a kept-alive connection that the server ended without having announced it;
 *   <li>{@link #retired}: one that it ended after {@code Connection: close};
 *   <li>{@link #resent}: a request that stood behind such an answer in the pipeline, and was sent again on a new connection;
 *   <li>{@link #unsent}: a request that was given up before it was sent, since the connection was still busy with earlier ones 20 s later: the
 *       rate is more than the machine can do.
 * </ul>
 */
public final class Tally {
    private static final int TOLD = 50;

    public final AtomicLong requests = new AtomicLong();
    public final AtomicLong connects = new AtomicLong();
    public final AtomicLong failed = new AtomicLong();
    public final AtomicLong refused = new AtomicLong();
    public final AtomicLong reset = new AtomicLong();
    public final AtomicLong closed = new AtomicLong();
    public final AtomicLong wrong = new AtomicLong();
    public final AtomicLong retired = new AtomicLong();
    public final AtomicLong resent = new AtomicLong();
    public final AtomicLong unsent = new AtomicLong();

    /** The longest that the load itself did not get to its work, in nanoseconds: with more than a second it has not kept its promise to send. */
    public final AtomicLong longestStall = new AtomicLong();

    private final long began = System.nanoTime();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicInteger told = new AtomicInteger();

    /** Remembers why something was lost, the first few times. */
    void complain(String why) {
        if (told.incrementAndGet() <= TOLD) {
            complaints.add((System.nanoTime() - began) / 1_000_000 + " ms: " + why);
        }
    }

    /** What was lost and why, with the time since the load began. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Everything that must not happen, in sum. */
    public long lost() {
        return failed.get() + refused.get() + reset.get() + closed.get() + wrong.get();
    }

    /** The members of a JSON object, without its braces. */
    public String json() {
        return "\"requests\":" + requests + ",\"connects\":" + connects + ",\"failed\":" + failed + ",\"refused\":"
                + refused
                + ",\"reset\":" + reset + ",\"closed\":" + closed + ",\"wrong\":" + wrong + ",\"retired\":" + retired
                + ",\"resent\":" + resent + ",\"unsent\":" + unsent + ",\"longestStallMillis\":"
                + longestStall.get() / 1_000_000;
    }
}
