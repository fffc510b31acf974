package io.jackfield.transport.netty;

/**
 * What a loop has read from its sockets and not yet delivered. A round of the loop reads many sockets; to read them all first, then
 * serve what came, then write the answers keeps the code and data of each step in the processor's caches. A {@link ChannelInput} joins
 * when it has read all that there was; the round ends with the loop's look at its sockets, or when it is full.
 *
 * <p>Loop only.
 */
final class ReadRound {
    /** As many channels' bytes wait at most, each in a buffer of the loop. */
    static final int MOST = 16;

    private ChannelInput[] joined = new ChannelInput[MOST];
    private ChannelInput[] delivering = new ChannelInput[MOST];
    private int count;

    /** The bytes that the channel has read are delivered at the end of the round. */
    void join(ChannelInput input) {
        joined[count++] = input;
        if (count == MOST) {
            end();
        }
    }

    /** Delivers all bytes, then tells each channel that its burst is over: the first to be told is the first to flush. */
    void end() {
        int ended = count;
        ChannelInput[] inputs = joined;
        joined = delivering;
        delivering = inputs;
        count = 0;
        for (int i = 0; i < ended; i++) {
            inputs[i].deliver();
        }
        for (int i = 0; i < ended; i++) {
            inputs[i].complete();
            inputs[i] = null;
        }
    }
}
