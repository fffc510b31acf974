package io.jackfield.transport.core;

/**
 * What a loop has read from its sockets and not yet delivered. A round of the loop reads many sockets; to read them all first, then
 * serve what came, then write the answers keeps the code and data of each step in the processor's caches. A channel joins when it has
 * read all that there was; the round ends with the loop's look at its sockets, or when it is full.
 *
 * <p>Loop only.
 */
final class ReadRound {
    /** As many channels' bytes wait at most, each in a block of the loop. */
    static final int MOST = 16;

    private LoopChannel[] joined = new LoopChannel[MOST];
    private LoopChannel[] delivering = new LoopChannel[MOST];
    private int count;
    private boolean ending;
    private long endedAt;

    /** The time by {@link System#nanoTime}; for all that is delivered at the end of the round the same. */
    long nanoTime() {
        return ending ? endedAt : System.nanoTime();
    }

    /** The bytes that the channel has read are delivered at the end of the round. */
    void join(LoopChannel channel) {
        joined[count++] = channel;
        if (count == MOST) {
            end();
        }
    }

    /** Delivers all bytes, then tells each channel that its burst is over: the first to be told is the first to flush. */
    void end() {
        int ended = count;
        if (ended == 0) {
            return;
        }
        LoopChannel[] channels = joined;
        joined = delivering;
        delivering = channels;
        count = 0;
        endedAt = System.nanoTime();
        ending = true;
        try {
            tell(channels, ended);
        } finally {
            ending = false;
        }
    }

    private static void tell(LoopChannel[] channels, int count) {
        for (int i = 0; i < count; i++) {
            channels[i].deliver();
        }
        for (int i = 0; i < count; i++) {
            channels[i].complete();
            channels[i] = null;
        }
    }
}
