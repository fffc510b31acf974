package io.jackfield.message.http1;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.engine.Fields;

/**
 * Frames the content of one message being sent: in chunks (RFC 9112 section 7.1), or as it is and counted against the length that
 * was announced. What {@link HeadWriter} decided is its starting point. A base class, so that an exchange is one object less.
 */
abstract class FramedContent {
    private static final byte[] LAST_CHUNK = HeadText.bytes("0\r\n\r\n");
    private static final int CHUNK_BYTES = HeadText.MAX_HEX_DIGITS + 4;
    /** Content up to this size is copied: cheaper than another buffer in the system call. */
    private static final int COPY_LIMIT = 1024;

    private boolean none;
    private boolean chunked;
    /** Bytes still to come of the length announced; negative for no such length. */
    private long left = -1;

    private long sent;
    private boolean overrun;

    /** Begins, with what was announced; a negative length for none. */
    final void beginContent(boolean noContent, boolean inChunks, long length) {
        none = noContent;
        chunked = inChunks;
        left = inChunks ? -1 : length;
        sent = 0;
    }

    /** Whether content goes in chunks. */
    public final boolean chunked() {
        return chunked && !none;
    }

    /** Whether the message has no content, whatever is written: what is given is dropped. */
    final boolean withoutContent() {
        return none;
    }

    /** Whether what was sent is not what was announced, so that nothing may follow on the connection. */
    final boolean broken() {
        return !none && (overrun || left > 0);
    }

    /** Sends content and owns the slice. */
    final void frame(Sink sink, Slice slice) {
        int length = accepted(slice.length());
        if (length == 0) {
            slice.release();
        } else if (length <= COPY_LIMIT) {
            copy(sink, slice, length);
            slice.release();
        } else {
            pass(sink, slice, length);
        }
    }

    /** Sends content; the array may be changed afterwards. */
    final void frame(Sink sink, byte[] bytes, int offset, int count) {
        int length = accepted(count);
        if (length == 0) {
            return;
        }
        byte[] target = sink.reserve(length + CHUNK_BYTES);
        int start = sink.offset();
        int at = chunked ? chunkLine(target, start, length) : start;
        System.arraycopy(bytes, offset, target, at, length);
        at += length;
        sink.commit((chunked ? HeadText.crlf(target, at) : at) - start);
    }

    /** How much of so many bytes may be sent: all, unless the message has no content, or less was announced. */
    private int accepted(int count) {
        if (none) {
            return 0;
        }
        if (left < 0) {
            sent += count;
            return count;
        }
        int length = (int) Math.min(count, left);
        overrun |= length < count;
        left -= length;
        sent += length;
        return length;
    }

    /** Bytes of content sent so far, without framing. */
    public final long sent() {
        return sent;
    }

    private void copy(Sink sink, Slice slice, int length) {
        byte[] target = sink.reserve(length + CHUNK_BYTES);
        int start = sink.offset();
        int at = chunked ? chunkLine(target, start, length) : start;
        slice.copyTo(0, target, at, length);
        at += length;
        sink.commit((chunked ? HeadText.crlf(target, at) : at) - start);
    }

    private void pass(Sink sink, Slice slice, int length) {
        if (chunked) {
            byte[] target = sink.reserve(CHUNK_BYTES);
            int start = sink.offset();
            sink.commit(chunkLine(target, start, length) - start);
        }
        if (length < slice.length()) {
            sink.write(slice.part(0, length));
            slice.release();
        } else {
            sink.write(slice);
        }
        if (chunked) {
            byte[] target = sink.reserve(2);
            int start = sink.offset();
            sink.commit(HeadText.crlf(target, start) - start);
        }
    }

    private static int chunkLine(byte[] target, int at, int length) {
        return HeadText.crlf(target, HeadText.hex(target, at, length));
    }

    /** Ends the content: the last chunk and the trailers, where there are chunks. */
    final void frameEnd(Sink sink, Fields trailers) {
        if (!chunked()) {
            return;
        }
        int size = LAST_CHUNK.length;
        int count = trailers == null ? 0 : trailers.size();
        for (int i = 0; i < count; i++) {
            size += trailers.name(i).length() + trailers.value(i).length() + 4;
        }
        byte[] target = sink.reserve(size);
        int start = sink.offset();
        int at = HeadText.put(target, start, LAST_CHUNK) - 2;
        for (int i = 0; i < count; i++) {
            at = HeadText.field(target, at, trailers.name(i), trailers.value(i));
        }
        sink.commit(HeadText.crlf(target, at) - start);
    }
}
