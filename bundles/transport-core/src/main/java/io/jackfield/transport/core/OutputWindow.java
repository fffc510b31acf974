package io.jackfield.transport.core;

import java.util.Arrays;

/**
 * Where the small output of a loop's channels is collected until they flush: one array for all of them, in which each has a piece of its
 * own. So an idle channel has no buffer, and the answers of a {@link ReadRound} stand one behind the other.
 *
 * <pre>
 *   | a's bytes | b's | c's bytes ..|  room  |      begins anew when the last piece is gone
 * </pre>
 *
 * <p>Loop only.
 */
final class OutputWindow {
    private static final int SIZE = 32 * 1024;

    private byte[] bytes = new byte[SIZE];
    private int end;
    private int reserved;
    private SendingChannel reserver;
    /** Those that may have a piece, and how many of them do. */
    private SendingChannel[] owners = new SendingChannel[ReadRound.MOST];

    private int count;
    private int pieces;

    /** Makes room for {@code length} bytes behind what the channel collected, and says where it begins. */
    int reserve(SendingChannel channel, int length) {
        if (channel.collected() > 0 && (channel.to != end || bytes.length - end < length)) {
            channel.spill();
        }
        if (bytes.length - end < length) {
            spillAll();
            if (bytes.length < length) {
                bytes = new byte[length];
            }
        }
        reserved = length;
        reserver = channel;
        return end;
    }

    private void spillAll() {
        for (int i = 0; i < count && pieces > 0; i++) {
            if (owners[i].collected() > 0) {
                owners[i].spill();
            }
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /** Takes the first {@code length} bytes of what was reserved last. */
    void commit(SendingChannel channel, int length) {
        if (reserver != channel || length < 0 || length > reserved) {
            throw new IllegalArgumentException(
                    "commit of " + length + " bytes, reserved were " + (reserver == channel ? reserved : 0));
        }
        reserver = null;
        if (length == 0) {
            return;
        }
        if (channel.collected() == 0) {
            channel.from = end;
            own(channel);
        }
        end += length;
        channel.to = end;
    }

    private void own(SendingChannel channel) {
        if (count == owners.length) {
            owners = Arrays.copyOf(owners, count * 2);
        }
        owners[count++] = channel;
        pieces++;
    }

    /** The channel's bytes are no longer needed here. */
    void drop(SendingChannel channel) {
        if (channel.collected() == 0) {
            return;
        }
        channel.from = 0;
        channel.to = 0;
        if (--pieces == 0) {
            Arrays.fill(owners, 0, count, null);
            count = 0;
            end = 0;
            reserver = null;
            if (bytes.length > SIZE) {
                bytes = new byte[SIZE];
            }
        }
    }
}
