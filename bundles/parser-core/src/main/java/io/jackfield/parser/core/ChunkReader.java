package io.jackfield.parser.core;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Reads chunk lines (RFC 9112 section 7.1) byte by byte: {@link ChunkLine#phase} is the state, {@link ChunkLine#mark} the number of
 * digits. {@link FieldSection} reads the trailer section.
 *
 * <pre>
 *   START -+-> DATA_LF -+-> SIZE ---------------------+------------------------> LF -> DONE
 *          +------------+    |                        |
 *                            +-> [BLANK] ';' -> NAME_FIRST -> NAME --+-> [BLANK] ';' ... or CR
 *                                                              |     |
 *                                    NAME_BLANK &lt;--------------+     |
 *                                        +-> '=' -> VALUE_FIRST -> VALUE or QUOTED, PAIR -> QUOTED_END
 * </pre>
 */
final class ChunkReader {
    private static final int START = 0;
    private static final int DATA_LF = 1;
    private static final int SIZE = 2;
    private static final int LF = 3;
    private static final int DONE = 4;
    private static final int REFUSED = 5;
    private static final int SIZE_BLANK = 6;
    private static final int NAME_FIRST = 7;
    private static final int NAME = 8;
    private static final int NAME_BLANK = 9;
    private static final int VALUE_FIRST = 10;
    private static final int VALUE = 11;
    private static final int VALUE_BLANK = 12;
    private static final int QUOTED = 13;
    private static final int PAIR = 14;
    private static final int QUOTED_END = 15;

    private static final int MAX_DIGITS = 16;
    private static final long MAX_BEFORE_SHIFT = Long.MAX_VALUE >> 4;

    private final int maxExtensions;
    private final Leniencies lenient;

    /**
     * @param maxExtensions bytes of chunk extensions of one message
     * @param lenient what is taken beyond the letter
     */
    ChunkReader(int maxExtensions, Leniencies lenient) {
        this.maxExtensions = maxExtensions;
        this.lenient = lenient;
    }

    /** Reads on where the line says. Returns false if the bytes end before its end. */
    boolean read(ChunkLine line) throws ProtocolException {
        int state = line.phase();
        if (state == DONE || state == REFUSED) {
            throw new IllegalStateException("the chunk line was read or refused already");
        }
        line.phase(REFUSED);
        byte[] a = line.bytes();
        int p = line.position();
        int limit = line.limit();
        while (p < limit && state != DONE) {
            state = state == SIZE ? size(line, a[p], p) : next(line, state, a[p], p);
            p++;
        }
        line.phase(state);
        line.position(p);
        return state == DONE;
    }

    private int size(ChunkLine line, byte b, int at) throws ProtocolException {
        int digit = Octets.hex(b);
        if (digit >= 0) {
            if (line.mark() == MAX_DIGITS || line.size() > MAX_BEFORE_SHIFT) {
                throw Rule.CHUNK_SIZE_OVERFLOW.at(at);
            }
            line.size(line.size() << 4 | digit);
            line.mark(line.mark() + 1);
            return SIZE;
        }
        if (line.mark() == 0) {
            throw Rule.CHUNK_SIZE.at(at);
        }
        return b == Octets.CR ? LF : extend(line, SIZE, b, at);
    }

    private int next(ChunkLine line, int state, byte b, int at) throws ProtocolException {
        switch (state) {
            case START:
                return line.afterData() ? expect(Octets.CR, b, Rule.CHUNK_DATA_END, at, DATA_LF) : size(line, b, at);
            case DATA_LF:
                return expect(Octets.LF, b, Rule.CHUNK_DATA_END, at, SIZE);
            case LF:
                return expect(Octets.LF, b, Rule.BARE_CR, at, DONE);
            case NAME:
            case VALUE:
            case QUOTED_END:
                return b == Octets.CR ? LF : extend(line, state, b, at);
            default:
                return extend(line, state, b, at);
        }
    }

    private static int expect(byte expected, byte b, Rule rule, int at, int next) throws ProtocolException {
        if (b != expected) {
            throw rule.at(at);
        }
        return next;
    }

    /** Takes one byte of the extensions, from the first blank or semicolon on. */
    private int extend(ChunkLine line, int state, byte b, int at) throws ProtocolException {
        int next = extension(state, b);
        if (next < 0) {
            if (lenient.spaceAfterChunkSize && state == SIZE_BLANK && b == Octets.CR) {
                return LF;
            }
            throw (state == SIZE || state == SIZE_BLANK ? Rule.CHUNK_SIZE : Rule.CHUNK_EXTENSION).at(at);
        }
        if (line.extensionBytes() == maxExtensions) {
            throw Rule.CHUNK_EXTENSION_SIZE.at(at);
        }
        line.extensionBytes(line.extensionBytes() + 1);
        return next;
    }

    /** The state after a byte of an extension, or -1. Bad white space is read and passed over (RFC 9110 section 5.6.3). */
    private static int extension(int state, byte b) {
        boolean blank = b == Octets.SP || b == Octets.HTAB;
        return switch (state) {
            case SIZE, SIZE_BLANK -> b == ';' ? NAME_FIRST : blank ? SIZE_BLANK : -1;
            case NAME_FIRST -> Octets.is(b, Octets.TOKEN) ? NAME : blank ? NAME_FIRST : -1;
            case NAME -> Octets.is(b, Octets.TOKEN) ? NAME : afterName(b, blank);
            case NAME_BLANK -> afterName(b, blank);
            case VALUE_FIRST -> Octets.is(b, Octets.TOKEN) ? VALUE : b == '"' ? QUOTED : blank ? VALUE_FIRST : -1;
            case VALUE -> Octets.is(b, Octets.TOKEN) ? VALUE : afterValue(b, blank);
            case VALUE_BLANK, QUOTED_END -> afterValue(b, blank);
            case QUOTED -> b == '"' ? QUOTED_END : b == '\\' ? PAIR : Octets.is(b, Octets.QUOTED) ? QUOTED : -1;
            case PAIR -> Octets.is(b, Octets.TEXT) ? QUOTED : -1;
            default -> throw new IllegalStateException("no state of a chunk line: " + state);
        };
    }

    private static int afterName(byte b, boolean blank) {
        return b == '=' ? VALUE_FIRST : b == ';' ? NAME_FIRST : blank ? NAME_BLANK : -1;
    }

    private static int afterValue(byte b, boolean blank) {
        return b == ';' ? NAME_FIRST : blank ? VALUE_BLANK : -1;
    }
}
