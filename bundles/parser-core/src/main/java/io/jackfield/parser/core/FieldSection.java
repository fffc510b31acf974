package io.jackfield.parser.core;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Reads field lines and the empty line after them: header sections and trailer sections (RFC 9112 section 5). {@link RequestLine}
 * and {@link StatusLine} read what comes before.
 *
 * <p>Hot and ugly: {@link #read} is one long method, a loop in the shape of a falling switch, because most bytes of a head pass
 * here and the compiler keeps its variables in registers only within one method. Names and values are looked at eight bytes at a time. What
 * is rare or wrong is outside.
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
        int result = run(block);
        while (result == AGAIN) {
            result = run(block);
        }
        return result == COMPLETE;
    }

    /** What a leniency takes is an exit, after which this is entered again: it would cost the compiler registers inside. */
    @SuppressWarnings("fallthrough")
    private int run(HeadBlock block) throws ProtocolException {
        byte[] a = block.bytes();
        int p = block.position();
        int end = Phase.end(block, maxSize);
        int phase = block.phase();
        int nameFrom = block.mark();
        int nameTo = nameFrom + block.mark2();
        int valueFrom = 0;
        if (phase == Phase.LINE && block.fieldCount() == maxCount) {
            checkCount(block, p, end);
        }
        boolean recorded = phase == Phase.VALUE;
        if (recorded) {
            valueFrom = block.valueFrom(block.fieldCount() - 1);
        }
        for (; ; phase = Phase.LINE) {
            switch (phase) {
                case Phase.NAME_SPACE:
                    return colon(block, p, end);
                default:
                    if (p == end) {
                        return toInt(Phase.pause(block, Phase.LINE, p, end));
                    }
                    if (a[p] == Octets.CR) {
                        return toInt(emptyLine(block, p, end));
                    }
                    nameFrom = p;
                // falls through
                case Phase.NAME:
                    while (p < end && (Octets.CLASS[a[p] & 0xff] & Octets.TOKEN) != 0) {
                        p++;
                    }
                    if (p == end) {
                        block.mark(nameFrom);
                        return toInt(Phase.pause(block, Phase.NAME, p, end));
                    }
                    if (a[p] != ':' || p == nameFrom) {
                        if (p == nameFrom && isNoName(a[p], block.fieldCount())) {
                            return a[p] == Octets.LF ? toInt(done(block, p + 1)) : again(block, Phase.VALUE, p);
                        }
                        if (lenient.spaceBeforeColon && p > nameFrom && Octets.isBlank(a[p])) {
                            block.mark(nameFrom);
                            block.mark2(p - nameFrom);
                            return again(block, Phase.NAME_SPACE, p);
                        }
                        throw nameRule(block, a[p], p == nameFrom, block.fieldCount()).at(p);
                    }
                    nameTo = p++;
                // falls through
                case Phase.OWS:
                    while (p < end && (a[p] == Octets.SP || a[p] == Octets.HTAB)) {
                        p++;
                    }
                    if (p == end) {
                        block.mark(nameFrom);
                        block.mark2(nameTo - nameFrom);
                        return toInt(Phase.pause(block, Phase.OWS, p, end));
                    }
                    valueFrom = p;
                // falls through
                case Phase.VALUE:
                    for (; ; ) {
                        if (end - p >= 8) {
                            long stops = Octets.controls(Octets.eight(a, p));
                            if (stops == 0) {
                                p += 8;
                                continue;
                            }
                            p += Long.numberOfTrailingZeros(stops) >>> 3;
                            if (a[p] != Octets.HTAB) {
                                break;
                            }
                        } else if (p == end || (Octets.CLASS[a[p] & 0xff] & Octets.TEXT) == 0) {
                            break;
                        }
                        p++;
                    }
                    if (end - p < 2 || a[p] != Octets.CR || a[p + 1] != Octets.LF) {
                        if (lenient.bareLf && p < end && a[p] == Octets.LF) {
                            if (!recorded) {
                                block.field(nameFrom, nameTo, valueFrom, valueFrom);
                            }
                            block.extendLastValue(beforeBlanks(a, valueFrom, p));
                            return again(block, Phase.LINE, p + 1);
                        }
                        checkValueEnd(a, valueFrom, p, end);
                        if (!recorded) {
                            block.field(nameFrom, nameTo, valueFrom, valueFrom);
                        }
                        return toInt(Phase.pause(block, Phase.VALUE, p, end));
                    }
                    int valueTo = p;
                    while (valueTo > valueFrom && (a[valueTo - 1] == Octets.SP || a[valueTo - 1] == Octets.HTAB)) {
                        valueTo--;
                    }
                    if (recorded || block.isFull()) {
                        if (recorded) {
                            block.extendLastValue(valueTo);
                        } else {
                            block.field(nameFrom, nameTo, valueFrom, valueTo);
                        }
                        return again(block, Phase.LINE, p + 2);
                    }
                    block.field(nameFrom, nameTo, valueFrom, valueTo);
                    if (block.fieldCount() == maxCount) {
                        return again(block, Phase.LINE, p + 2);
                    }
                    p += 2;
            }
        }
    }

    /** Refuses a further field line. */
    private void checkCount(HeadBlock block, int p, int end) throws ProtocolException {
        if (p < end && block.bytes()[p] != Octets.CR && !isNoName(block.bytes()[p], block.fieldCount())) {
            throw Rule.SECTION_COUNT.at(p);
        }
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

    private boolean emptyLine(HeadBlock block, int p, int end) throws ProtocolException {
        if (p + 1 == end) {
            return Phase.pause(block, Phase.LINE, p, end);
        }
        if (block.bytes()[p + 1] != Octets.LF) {
            throw Rule.BARE_CR.at(p + 1);
        }
        return done(block, p + 2);
    }

    private boolean done(HeadBlock block, int next) {
        if (lenient.obsFold) {
            Folding.unfold(block);
        }
        block.phase(Phase.DONE);
        block.position(next);
        return true;
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

    private static Rule nameRule(HeadBlock block, byte b, boolean first, int count) {
        boolean blank = b == Octets.SP || b == Octets.HTAB;
        if (first && blank) {
            return count == 0 && block.kind() != HeadBlock.Kind.TRAILERS ? Rule.SPACE_AFTER_START_LINE : Rule.OBS_FOLD;
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
