package io.jackfield.parser.core;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Reads field lines and the empty line after them: header sections and trailer sections (RFC 9112 section 5). {@link RequestLine}
 * and {@link StatusLine} read what comes before.
 *
 * <p>Hot, and in the shape of a loop around a falling switch: most bytes of a head pass here. {@link #run} and what it calls in the
 * usual case are small enough for the compiler to make one piece of them, and nothing in the loop makes room or an object, for around such
 * a call the variables would leave their registers. Values are looked at eight bytes at a time; names are not, since most are so short that
 * finding a byte among eight takes longer than looking at each.
 */
final class FieldSection {
    private static final int MORE = 0;
    private static final int COMPLETE = 1;
    private static final int AGAIN = 2;

    private final int maxSize;
    private final int maxCount;
    private final Leniencies lenient;

    /**
     * @param maxSize bytes of the whole head or trailer section
     * @param maxCount field lines, 0 for no limit
     * @param lenient what is taken beyond the letter
     */
    FieldSection(int maxSize, int maxCount, Leniencies lenient) {
        this.maxSize = maxSize;
        this.maxCount = maxCount == 0 ? Integer.MAX_VALUE : maxCount;
        this.lenient = lenient;
    }

    /** Reads on where the block says, to the end of the section. Returns false if the bytes end before it. */
    boolean read(HeadBlock block) throws ProtocolException {
        int answer;
        do {
            if (block.fieldCount() == maxCount) {
                checkCount(block);
            }
            answer = run(block);
        } while (answer == AGAIN);
        return answer == COMPLETE;
    }

    /**
     * What makes room, or is taken by a leniency, is an exit, after which this is entered again: it would cost the compiler
     * registers inside.
     */
    @SuppressWarnings("fallthrough")
    private int run(HeadBlock block) throws ProtocolException {
        byte[] a = block.bytes();
        int p = block.position();
        int end = Phase.end(block, maxSize);
        int nameFrom = block.mark();
        int nameTo = nameFrom + block.mark2();
        int valueFrom = 0;
        for (int phase = block.phase(); ; phase = Phase.LINE) {
            switch (phase) {
                case Phase.NAME_SPACE:
                    return colon(block, p, end);
                default:
                    if (p == end || a[p] == Octets.CR) {
                        return emptyLine(block, p, end);
                    }
                    nameFrom = p;
                // falls through
                case Phase.NAME:
                    p = nameEnd(a, p, end);
                    if (p == end || a[p] != ':' || p == nameFrom) {
                        return withoutColon(block, nameFrom, p, end);
                    }
                    nameTo = p++;
                // falls through
                case Phase.OWS:
                    p = afterBlanks(a, p, end);
                    if (p == end) {
                        return inSpace(block, nameFrom, nameTo, end);
                    }
                    valueFrom = p;
                // falls through
                case Phase.VALUE:
                    p = valueEnd(a, p, end);
                    if (phase == Phase.VALUE || block.isFull() || !isLineEnd(a, p, end)) {
                        if (phase != Phase.VALUE) {
                            block.field(nameFrom, nameTo, valueFrom, valueFrom);
                        }
                        return lastValue(block, p, end);
                    }
                    block.field(nameFrom, nameTo, valueFrom, beforeBlanks(a, valueFrom, p));
                    p += 2;
                    if (block.fieldCount() == maxCount) {
                        return again(block, Phase.LINE, p);
                    }
            }
        }
    }

    private static int nameEnd(byte[] a, int from, int end) {
        int p = from;
        while (p < end && (Octets.CLASS[a[p] & 0xff] & Octets.TOKEN) != 0) {
            p++;
        }
        return p;
    }

    private static int valueEnd(byte[] a, int from, int end) {
        int p = from;
        for (; ; ) {
            if (end - p >= 8) {
                long stops = Octets.controls(Octets.eight(a, p));
                if (stops == 0) {
                    p += 8;
                    continue;
                }
                p += Long.numberOfTrailingZeros(stops) >>> 3;
            }
            if (p == end || (Octets.CLASS[a[p] & 0xff] & Octets.TEXT) == 0) {
                return p;
            }
            p++;
        }
    }

    private static boolean isLineEnd(byte[] a, int p, int end) {
        return end - p >= 2 && a[p] == Octets.CR && a[p + 1] == Octets.LF;
    }

    /** Refuses a further field line. */
    private void checkCount(HeadBlock block) throws ProtocolException {
        byte[] a = block.bytes();
        int p = block.position();
        boolean first = block.phase() == Phase.LINE && p < Phase.end(block, maxSize);
        if (first && a[p] != Octets.CR && !isNoName(a[p], maxCount)) {
            throw Rule.SECTION_COUNT.at(p);
        }
    }

    /** What ends a name and is no colon, or is one without a name. */
    private int withoutColon(HeadBlock block, int nameFrom, int p, int end) throws ProtocolException {
        byte[] a = block.bytes();
        if (p == end) {
            block.mark(nameFrom);
            return toInt(Phase.pause(block, Phase.NAME, p, end));
        }
        boolean first = p == nameFrom;
        if (first && isNoName(a[p], block.fieldCount())) {
            return a[p] == Octets.LF ? done(block, p + 1) : again(block, Phase.VALUE, p);
        }
        if (lenient.spaceBeforeColon && !first && Octets.isBlank(a[p])) {
            block.mark(nameFrom);
            block.mark2(p - nameFrom);
            return again(block, Phase.NAME_SPACE, p);
        }
        throw nameRule(block, a[p], first).at(p);
    }

    private static int inSpace(HeadBlock block, int nameFrom, int nameTo, int end) throws ProtocolException {
        block.mark(nameFrom);
        block.mark2(nameTo - nameFrom);
        return toInt(Phase.pause(block, Phase.OWS, end, end));
    }

    /** What ends the value that was recorded last, but for its end. */
    private int lastValue(HeadBlock block, int p, int end) throws ProtocolException {
        byte[] a = block.bytes();
        int valueFrom = block.valueFrom(block.fieldCount() - 1);
        boolean bareLf = lenient.bareLf && p < end && a[p] == Octets.LF;
        if (bareLf || isLineEnd(a, p, end)) {
            block.extendLastValue(beforeBlanks(a, valueFrom, p));
            return again(block, Phase.LINE, bareLf ? p + 1 : p + 2);
        }
        checkValueEnd(a, valueFrom, p, end);
        return toInt(Phase.pause(block, Phase.VALUE, p, end));
    }

    private static int toInt(boolean complete) {
        return complete ? COMPLETE : MORE;
    }

    private static int again(HeadBlock block, int phase, int position) {
        block.phase(phase);
        block.position(position);
        return AGAIN;
    }

    /** For a leniency: goes on behind white space and colon. */
    private static int colon(HeadBlock block, int from, int end) throws ProtocolException {
        int p = afterBlanks(block.bytes(), from, end);
        if (p == end) {
            return toInt(Phase.pause(block, Phase.NAME_SPACE, p, end));
        }
        if (block.bytes()[p] != ':') {
            throw Rule.FIELD_NAME.at(p);
        }
        return again(block, Phase.OWS, p + 1);
    }

    /** The line that ends the section, or no byte of a line. */
    private int emptyLine(HeadBlock block, int p, int end) throws ProtocolException {
        if (end - p < 2) {
            return toInt(Phase.pause(block, Phase.LINE, p, end));
        }
        if (block.bytes()[p + 1] != Octets.LF) {
            throw Rule.BARE_CR.at(p + 1);
        }
        return done(block, p + 2);
    }

    private int done(HeadBlock block, int next) {
        if (lenient.obsFold) {
            Folding.unfold(block);
        }
        block.phase(Phase.DONE);
        block.position(next);
        return COMPLETE;
    }

    /** For a leniency: whether the line is empty and ends in LF alone, or continues the one before it. */
    private boolean isNoName(byte first, int count) {
        return first == Octets.LF ? lenient.bareLf : lenient.obsFold && count > 0 && Octets.isBlank(first);
    }

    private static int afterBlanks(byte[] a, int from, int end) {
        int p = from;
        while (p < end && Octets.isBlank(a[p])) {
            p++;
        }
        return p;
    }

    private static int beforeBlanks(byte[] a, int from, int to) {
        int p = to;
        while (p > from && Octets.isBlank(a[p - 1])) {
            p--;
        }
        return p;
    }

    private static Rule nameRule(HeadBlock block, byte b, boolean first) {
        boolean blank = b == Octets.SP || b == Octets.HTAB;
        if (first && blank) {
            return block.fieldCount() == 0 && block.kind() != HeadBlock.Kind.TRAILERS
                    ? Rule.SPACE_AFTER_START_LINE
                    : Rule.OBS_FOLD;
        }
        if (first) {
            return b == Octets.LF ? Rule.BARE_LF : b == ':' ? Rule.EMPTY_FIELD_NAME : Rule.FIELD_NAME;
        }
        return blank ? Rule.SPACE_BEFORE_COLON : Rule.FIELD_NAME;
    }

    /** Refuses what neither is the end of a value nor can become one. */
    private static void checkValueEnd(byte[] a, int valueFrom, int p, int end) throws ProtocolException {
        if (p == end) {
            return;
        }
        if (a[p] == Octets.LF) {
            throw Rule.BARE_LF.at(p);
        }
        if (a[p] != Octets.CR) {
            throw Rule.FIELD_VALUE.at(p);
        }
        if (p + 1 < end) {
            throw (p == valueFrom ? Rule.BARE_CR : Rule.BARE_CR_IN_VALUE).at(p + 1);
        }
    }
}
