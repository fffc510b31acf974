package io.jackfield.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Where the small output of a loop's channels is collected: one array for all of them, since at most one channel at a time is between
 * its first {@code reserve} and its {@code flush}; when another begins, the first one's bytes move on. So an idle channel has no buffer,
 * and a burst costs one copy into memory that the system can take.
 *
 * <p>Loop only. {@link ChannelOutput} is its one user.
 */
final class OutputWindow {
    private static final int SIZE = 16 * 1024;

    /** Room for a small answer. */
    private static final int SMALL = 2048;

    /** For the answers of a {@link ReadRound}, which are flushed together. */
    private final LoopBuffer small = new LoopBuffer(SMALL, ReadRound.MOST);

    private final LoopBuffer direct = new LoopBuffer(SIZE, 1);
    private byte[] bytes = new byte[SIZE];
    private int end;
    private int reserved;
    private ChannelOutput owner;

    /** Makes room for {@code length} bytes behind what the channel collected, and says where it begins. */
    int reserve(ChannelOutput channel, int length) {
        if (owner != channel) {
            if (owner != null) {
                owner.spill();
            }
            owner = channel;
        }
        if (bytes.length - end < length) {
            if (end > 0) {
                channel.spill();
                owner = channel;
            }
            if (bytes.length < length) {
                bytes = new byte[length];
            }
        }
        reserved = length;
        return end;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Takes the first {@code length} bytes of what the channel reserved. */
    void commit(ChannelOutput channel, int length) {
        if (owner != channel || length < 0 || length > reserved) {
            throw new IllegalArgumentException(
                    "commit of " + length + " bytes, reserved were " + (owner == channel ? reserved : 0));
        }
        end += length;
        reserved = 0;
    }

    /** The bytes that the channel collected here. */
    int collected(ChannelOutput channel) {
        return owner == channel ? end : 0;
    }

    /** Moves what the channel collected into a buffer that the caller owns, or gives null if that is nothing. */
    ByteBuf take(ChannelOutput channel, ByteBufAllocator allocator) {
        int length = collected(channel);
        if (length == 0) {
            return null;
        }
        ByteBuf out = buffer(length, allocator);
        out.writeBytes(bytes, 0, length);
        drop(channel);
        return out;
    }

    private ByteBuf buffer(int length, ByteBufAllocator allocator) {
        if (length > SIZE) {
            return allocator.directBuffer(length);
        }
        return (length <= SMALL ? small : direct).lend(allocator);
    }

    /** Forgets what the channel collected. */
    void drop(ChannelOutput channel) {
        if (owner == channel) {
            owner = null;
            end = 0;
            reserved = 0;
            if (bytes.length > SIZE) {
                bytes = new byte[SIZE];
            }
        }
    }

    /** Gives the memory back; the loop has ended. */
    void free() {
        small.free();
        direct.free();
    }
}
