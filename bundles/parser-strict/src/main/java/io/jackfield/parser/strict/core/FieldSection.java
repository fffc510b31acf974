package io.jackfield.parser.strict.core;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Reads field lines and the empty line after them: header sections and trailer sections (RFC 9112 section 5). {@link RequestLine}
 * and {@link StatusLine} read what comes before.
 *
 * <p>Hot and ugly: {@link #read} is one long method, a loop in the shape of a falling switch, because most bytes of a head pass
 * here and the compiler keeps its variables in registers only within one method. Values are looked at eight bytes at a time. What
 * is rare or wrong is outside.
 */
public final class FieldSection {
    private final int maxSize;
    private final int maxCount;

    /**
     * @param maxSize bytes of the whole head or trailer section
     * @param maxCount field lines, 0 for no limit
     */
    public FieldSection(int maxSize, int maxCount) {
        this.maxSize = maxSize;
        this.maxCount = maxCount == 0 ? Integer.MAX_VALUE : maxCount;
    }

    /** Reads on where the block says, to the end of the section. Returns false if the bytes end before it. */
    @SuppressWarnings("fallthrough")
    public boolean read(HeadBlock block) throws ProtocolException {
        byte[] a = block.bytes();
        int p = block.position();
        int end = Phase.end(block, maxSize);
        int phase = block.phase();
        int count = block.fieldCount();
        int nameFrom = block.mark();
        int nameTo = nameFrom + block.mark2();
        int valueFrom = 0;
        boolean recorded = phase == Phase.VALUE;
        if (recorded) {
            count--;
            valueFrom = block.valueFrom(count);
        }
        for (; ; phase = Phase.LINE) {
            switch (phase) {
                default:
                    if (p == end) {
                        return Phase.pause(block, Phase.LINE, p, end);
                    }
                    if (a[p] == Octets.CR) {
                        return emptyLine(block, p, end);
                    }
                    if (count == maxCount) {
                        throw Rule.SECTION_COUNT.at(p);
                    }
                    nameFrom = p;
                // falls through
                case Phase.NAME:
                    while (p < end && (Octets.CLASS[a[p] & 0xff] & Octets.TOKEN) != 0) {
                        p++;
                    }
                    if (p == end) {
                        block.mark(nameFrom);
                        return Phase.pause(block, Phase.NAME, p, end);
                    }
                    if (a[p] != ':' || p == nameFrom) {
                        throw nameRule(block, a[p], p == nameFrom, count).at(p);
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
                        return Phase.pause(block, Phase.OWS, p, end);
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
                        checkValueEnd(a, valueFrom, p, end);
                        if (!recorded) {
                            block.field(nameFrom, nameTo, valueFrom, valueFrom);
                        }
                        return Phase.pause(block, Phase.VALUE, p, end);
                    }
                    int valueTo = p;
                    while (valueTo > valueFrom && (a[valueTo - 1] == Octets.SP || a[valueTo - 1] == Octets.HTAB)) {
                        valueTo--;
                    }
                    if (recorded) {
                        block.extendLastValue(valueTo);
                        recorded = false;
                    } else {
                        block.field(nameFrom, nameTo, valueFrom, valueTo);
                    }
                    count++;
                    p += 2;
            }
        }
    }

    private static boolean emptyLine(HeadBlock block, int p, int end) throws ProtocolException {
        if (p + 1 == end) {
            return Phase.pause(block, Phase.LINE, p, end);
        }
        if (block.bytes()[p + 1] != Octets.LF) {
            throw Rule.BARE_CR.at(p + 1);
        }
        block.phase(Phase.DONE);
        block.position(p + 2);
        return true;
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
