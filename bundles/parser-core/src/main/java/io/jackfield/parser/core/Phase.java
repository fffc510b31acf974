package io.jackfield.parser.core;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Where the reading of a head stopped for want of bytes; kept in the block's scratch. The readers look up here where to go on.
 *
 * <pre>
 *   START -> METHOD -> TARGET_START -> TARGET_PATH  -+-> VERSION -+
 *                                   -> TARGET_OTHER -+            |
 *   STATUS_LINE -> STATUS_END -> REASON --------------------------+-> LINE <-> NAME -> OWS -> VALUE
 *   (trailers) ---------------------------------------------------+    |
 *                                                                      +-> DONE
 * </pre>
 *
 * <p>A short element with a fixed end (method, version, status code, CRLF, percent triplet) is read again from its first byte; a
 * long one (target, name, white space, value, reason) goes on where it stopped, so that the cost stays linear.
 */
final class Phase {
    static final int START = 0;
    static final int METHOD = 1;
    static final int TARGET_START = 2;
    /** {@code mark} is the first byte of the target. */
    static final int TARGET_PATH = 3;
    /** {@code mark} is the first byte of the target, {@code mark2} the state of {@link TargetForm}. */
    static final int TARGET_OTHER = 4;

    static final int VERSION = 5;
    static final int STATUS_END = 6;
    /** {@code mark} is the first byte of the reason phrase. */
    static final int REASON = 7;

    static final int LINE = 8;
    /** {@code mark} is the first byte of the name. */
    static final int NAME = 9;
    /** {@code mark} and {@code mark2} as in {@link #OWS}; white space before the colon, for a leniency. */
    static final int NAME_SPACE = 10;
    /** {@code mark} is the first byte of the name, {@code mark2} its length. */
    static final int OWS = 11;
    /** The field is recorded with an empty value that begins where it should. */
    static final int VALUE = 12;

    static final int DONE = 13;
    static final int REFUSED = 14;

    private Phase() {}

    /** The index after the last byte that may be read and that the limit allows. */
    static int end(HeadBlock block, int maxSize) {
        int limit = block.limit();
        int from = block.from();
        return limit - from > maxSize ? from + maxSize : limit;
    }

    /**
     * Notes where to go on.
     *
     * @param end what {@link #end} gave: if there are more bytes than that, the limit is exceeded
     * @return false
     */
    static boolean pause(HeadBlock block, int phase, int position, int end) throws ProtocolException {
        if (end < block.limit()) {
            throw Rule.SECTION_SIZE.at(end);
        }
        block.phase(phase);
        block.position(position);
        return false;
    }
}
