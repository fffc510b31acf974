package io.jackfield.parser.netty;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Reads chunk lines byte by byte, without Netty: its decoder wants a whole line, keeps the size to itself and ends at 31 bits.
 * {@link HeadCheck} does the like for heads.
 *
 * <p>{@link ChunkLine#phase} is the state, {@link ChunkLine#mark} counts the digits of the size.
 *
 * <pre>
 *   START -> DATA_LF -> SIZE -+-> BLANK -> NEXT_NAME -> NAME -> NAME_END -> NEXT_VALUE -> VALUE or QUOTED -> VALUE_END
 *                             +-------------------------------------------------------------> LF -> DONE
 * </pre>
 */
final class ChunkCheck {
    private static final int START = 0;
    private static final int DATA_LF = 1;
    private static final int SIZE = 2;
    private static final int LF = 3;
    private static final int BLANK = 4;
    private static final int NEXT_NAME = 5;
    private static final int NAME = 6;
    private static final int NAME_END = 7;
    private static final int NEXT_VALUE = 8;
    private static final int VALUE = 9;
    private static final int QUOTED = 10;
    private static final int ESCAPED = 11;
    private static final int QUOTED_END = 12;
    private static final int VALUE_END = 13;
    private static final int DONE = 100;
    private static final int REFUSED = 101;

    private static final int MAX_DIGITS = 16;

    private final ChunkLine line;
    private final int maxExtensions;

    private ChunkCheck(ChunkLine line, int maxExtensions) {
        this.line = line;
        this.maxExtensions = maxExtensions;
    }

    /** Reads on to the end of the line. Returns false if the bytes end before it. */
    static boolean read(ChunkLine line, int maxExtensions) throws ProtocolException {
        int state = line.phase();
        if (state >= DONE) {
            throw new IllegalStateException("the chunk line was completed or refused already");
        }
        line.phase(REFUSED);
        ChunkCheck check = new ChunkCheck(line, maxExtensions);
        int at = line.position();
        for (; at < line.limit() && state != DONE; at++) {
            state = check.next(state, at, line.bytes()[at] & 0xff);
        }
        line.phase(state);
        line.position(at);
        return state == DONE;
    }

    private int next(int state, int at, int b) throws ProtocolException {
        switch (state) {
            case START:
                return line.afterData() ? expect('\r', b, Refusal.CHUNK_END, at, DATA_LF) : size(at, b);
            case DATA_LF:
                return expect('\n', b, Refusal.CHUNK_END, at, SIZE);
            case SIZE:
                return size(at, b);
            case LF:
                return expect('\n', b, Refusal.LINE_END, at, DONE);
            default:
                return b == '\r' && mayEnd(state) ? LF : extension(state, at, b);
        }
    }

    private int size(int at, int b) throws ProtocolException {
        if (Characters.isHex(b)) {
            if (line.mark() == MAX_DIGITS || Long.numberOfLeadingZeros(line.size()) <= 4) {
                throw Refusal.CHUNK_SIZE.at(at);
            }
            line.mark(line.mark() + 1);
            line.size(line.size() * 16 + Character.digit(b, 16));
            return SIZE;
        }
        if (line.mark() == 0) {
            throw Refusal.CHUNK_SIZE.at(at);
        }
        return b == '\r' ? LF : extension(SIZE, at, b);
    }

    private static boolean mayEnd(int state) {
        return state == NAME || state == VALUE || state == QUOTED_END;
    }

    private int extension(int state, int at, int b) throws ProtocolException {
        int next = Characters.isBlank(b) && !isQuoted(state) ? afterBlank(state) : afterByte(state, b);
        if (next < 0) {
            throw (state == SIZE || state == BLANK ? Refusal.CHUNK_SIZE : Refusal.CHUNK_EXTENSION).at(at);
        }
        if (line.extensionBytes() >= maxExtensions) {
            throw Refusal.EXTENSIONS_TOO_LARGE.at(at);
        }
        line.extensionBytes(line.extensionBytes() + 1);
        return next;
    }

    private static boolean isQuoted(int state) {
        return state == QUOTED || state == ESCAPED;
    }

    private static int afterBlank(int state) {
        return switch (state) {
            case SIZE -> BLANK;
            case NAME -> NAME_END;
            case VALUE, QUOTED_END -> VALUE_END;
            default -> state;
        };
    }

    private static int afterByte(int state, int b) {
        boolean token = Characters.isToken(b);
        return switch (state) {
            case SIZE, BLANK, VALUE_END, QUOTED_END -> b == ';' ? NEXT_NAME : -1;
            case NEXT_NAME -> token ? NAME : -1;
            case NAME -> token ? NAME : b == '=' ? NEXT_VALUE : b == ';' ? NEXT_NAME : -1;
            case NAME_END -> b == '=' ? NEXT_VALUE : b == ';' ? NEXT_NAME : -1;
            case NEXT_VALUE -> token ? VALUE : b == '"' ? QUOTED : -1;
            case VALUE -> token ? VALUE : b == ';' ? NEXT_NAME : -1;
            case ESCAPED -> Characters.isText(b) ? QUOTED : -1;
            default -> b == '"' ? QUOTED_END : b == '\\' ? ESCAPED : Characters.isText(b) ? QUOTED : -1;
        };
    }

    private static int expect(int expected, int b, Refusal refusal, int at, int next) throws ProtocolException {
        if (b != expected) {
            throw refusal.at(at);
        }
        return next;
    }
}
