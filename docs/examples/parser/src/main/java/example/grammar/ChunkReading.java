package example.grammar;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Reads a chunk line byte by byte: bytes of an earlier window are gone, so all that is known stands in {@link ChunkLine#phase}, the
 * state, and {@link ChunkLine#mark}, the number of digits.
 */
final class ChunkReading {
    private enum State {
        START,
        DATA_LF,
        SIZE,
        SIZE_BLANK,
        NAME_START,
        NAME,
        NAME_BLANK,
        VALUE_START,
        VALUE,
        VALUE_BLANK,
        QUOTED,
        ESCAPE,
        QUOTED_END,
        LF,
        DONE,
        REFUSED
    }

    private static final int MAX_DIGITS = 16;
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    private final ChunkLine line;
    private final int maxExtensions;
    private int at;

    ChunkReading(ChunkLine line, int maxExtensions) {
        this.line = line;
        this.maxExtensions = maxExtensions;
    }

    /** Returns false if more bytes are needed. */
    boolean run() throws ProtocolException {
        State state = State.values()[line.phase()];
        if (state == State.DONE || state == State.REFUSED) {
            throw new IllegalStateException("the chunk line was completed or refused already");
        }
        line.phase(State.REFUSED.ordinal());
        for (at = line.position(); at < line.limit() && state != State.DONE; at++) {
            state = next(state, line.bytes()[at]);
        }
        line.phase(state.ordinal());
        line.position(at);
        return state == State.DONE;
    }

    private State next(State state, byte b) throws ProtocolException {
        return switch (state) {
            case START -> line.afterData() ? expect('\r', b, State.DATA_LF) : size(b);
            case DATA_LF -> expect('\n', b, State.SIZE);
            case SIZE -> size(b);
            case LF -> expect('\n', b, State.DONE);
            case NAME, VALUE, QUOTED_END -> b == '\r' ? State.LF : extension(state, b);
            default -> extension(state, b);
        };
    }

    private State expect(char expected, byte b, State next) throws ProtocolException {
        if (b != expected) {
            throw fault("HPE_STRICT", 400, "CRLF (RFC 9112 section 7.1)");
        }
        return next;
    }

    private State size(byte b) throws ProtocolException {
        int digit = b < 0 ? -1 : Character.digit(b, 16);
        if (digit >= 0 && line.mark() < MAX_DIGITS && line.size() <= Long.MAX_VALUE >> 4) {
            line.size(line.size() << 4 | digit);
            line.mark(line.mark() + 1);
            return State.SIZE;
        }
        if (digit >= 0 || line.mark() == 0) {
            throw fault("HPE_INVALID_CHUNK_SIZE", 400, "a size of at most 63 bits (RFC 9112 section 7.1)");
        }
        return b == '\r' ? State.LF : extension(State.SIZE, b);
    }

    /** One byte of the extensions (RFC 9112 section 7.1.1), which count against a limit. */
    private State extension(State state, byte b) throws ProtocolException {
        State next = afterExtensionByte(state, b);
        if (next == State.REFUSED) {
            boolean size = state == State.SIZE || state == State.SIZE_BLANK;
            throw fault(size ? "HPE_INVALID_CHUNK_SIZE" : "HPE_STRICT", 400, "an extension (RFC 9112 section 7.1.1)");
        }
        if (line.extensionBytes() == maxExtensions) {
            throw fault("HPE_CHUNK_EXTENSIONS_OVERFLOW", 413, "fewer chunk extensions");
        }
        line.extensionBytes(line.extensionBytes() + 1);
        return next;
    }

    private static State afterExtensionByte(State state, byte b) {
        boolean blank = b == ' ' || b == '\t';
        return switch (state) {
            case SIZE, SIZE_BLANK -> b == ';' ? State.NAME_START : blank ? State.SIZE_BLANK : State.REFUSED;
            case NAME_START -> isToken(b) ? State.NAME : blank ? State.NAME_START : State.REFUSED;
            case NAME -> isToken(b) ? State.NAME : afterName(b, blank);
            case NAME_BLANK -> afterName(b, blank);
            case VALUE_START -> isToken(b)
                    ? State.VALUE
                    : b == '"' ? State.QUOTED : blank ? State.VALUE_START : State.REFUSED;
            case VALUE -> isToken(b) ? State.VALUE : afterValue(b, blank);
            case QUOTED -> b == '"' ? State.QUOTED_END : b == '\\' ? State.ESCAPE : text(b);
            case ESCAPE -> text(b);
            default -> afterValue(b, blank);
        };
    }

    private static State afterName(byte b, boolean blank) {
        return b == '=' ? State.VALUE_START : b == ';' ? State.NAME_START : blank ? State.NAME_BLANK : State.REFUSED;
    }

    private static State afterValue(byte b, boolean blank) {
        return b == ';' ? State.NAME_START : blank ? State.VALUE_BLANK : State.REFUSED;
    }

    private static State text(byte b) {
        return b == '\t' || (b & 0xff) >= ' ' && b != 0x7f ? State.QUOTED : State.REFUSED;
    }

    private static boolean isToken(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b > 0 && TOKEN.indexOf(b) >= 0;
    }

    private ProtocolException fault(String code, int status, String expected) {
        return new ProtocolException(code, status, at, "expected " + expected);
    }
}
