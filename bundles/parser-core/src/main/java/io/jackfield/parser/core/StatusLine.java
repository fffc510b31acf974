package io.jackfield.parser.core;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/** Reads status lines (RFC 9112 section 4). {@link FieldSection} reads what follows. */
final class StatusLine {
    private static final int DIGITS = 3;
    /** Version, SP, three digits. */
    private static final int FIXED = Version.LENGTH + 1 + DIGITS;

    private final int maxSize;
    private final Leniencies lenient;

    /**
     * @param maxSize bytes of the whole head
     * @param lenient what is taken beyond the letter
     */
    StatusLine(int maxSize, Leniencies lenient) {
        this.maxSize = maxSize;
        this.lenient = lenient;
    }

    /** Reads on where the block says, to the end of the line. Returns false if the bytes end before it. */
    boolean read(HeadBlock block) throws ProtocolException {
        int end = Phase.end(block, maxSize);
        int p = block.position();
        int phase = block.phase();
        if (phase == Phase.START) {
            if (end - p < FIXED || !isFixedPart(block, p)) {
                check(block.bytes(), p, end);
                return Phase.pause(block, Phase.START, p, end);
            }
            p += FIXED;
            phase = Phase.STATUS_END;
        }
        if (phase == Phase.STATUS_END) {
            if (p == end) {
                return Phase.pause(block, Phase.STATUS_END, p, end);
            }
            p = afterCode(block.bytes(), p);
            block.mark(p);
        }
        return reason(block, block.mark(), p, end);
    }

    /** Records version and status code if all bytes of them are right. */
    private boolean isFixedPart(HeadBlock block, int p) {
        byte[] a = block.bytes();
        long version = Octets.eight(a, p);
        int digits = p + Version.LENGTH + 1;
        int hundreds = a[digits] - '0';
        int tens = a[digits + 1] - '0';
        int ones = a[digits + 2] - '0';
        if ((version != Version.HTTP_1_1 && version != Version.HTTP_1_0 && !lenient.takesVersion(a, p))
                || a[digits - 1] != Octets.SP
                || hundreds < 1
                || (hundreds | tens | ones) < 0
                || hundreds > 9
                || tens > 9
                || ones > 9) {
            return false;
        }
        block.version(1, Version.servedMinor(a, p));
        block.status(hundreds * 100 + tens * 10 + ones);
        return true;
    }

    private void check(byte[] a, int p, int end) throws ProtocolException {
        Version.check(a, p, end, lenient);
        int space = p + Version.LENGTH;
        if (space < end && a[space] != Octets.SP) {
            throw Rule.STATUS_SPACE.at(space);
        }
        for (int digit = space + 1; digit < end && digit <= space + DIGITS; digit++) {
            if (!Octets.isDigit(a[digit]) || (digit == space + 1 && a[digit] == '0')) {
                throw Rule.STATUS_CODE.at(digit);
            }
        }
    }

    /** A missing SP before a missing reason is tolerated, as Node and most clients do: many servers leave it out. */
    private int afterCode(byte[] a, int p) throws ProtocolException {
        switch (a[p]) {
            case Octets.SP:
                return p + 1;
            case Octets.CR:
                return p;
            case Octets.LF:
                if (lenient.bareLf) {
                    return p;
                }
                throw Rule.BARE_LF.at(p);
            default:
                throw Rule.STATUS_CODE.at(p);
        }
    }

    private boolean reason(HeadBlock block, int from, int position, int end) throws ProtocolException {
        byte[] a = block.bytes();
        int p = position;
        while (p < end && Octets.is(a[p], Octets.TEXT)) {
            p++;
        }
        if (lenient.bareLf && p < end && a[p] == Octets.LF) {
            return end(block, from, p, p + 1);
        }
        if (p < end && a[p] != Octets.CR) {
            throw (a[p] == Octets.LF ? Rule.BARE_LF : Rule.REASON_CHARACTER).at(p);
        }
        if (end - p < 2) {
            return Phase.pause(block, Phase.REASON, p, end);
        }
        if (a[p + 1] != Octets.LF) {
            throw Rule.BARE_CR.at(p + 1);
        }
        return end(block, from, p, p + 2);
    }

    private static boolean end(HeadBlock block, int reasonFrom, int reasonTo, int next) {
        block.reason(reasonFrom, reasonTo);
        block.phase(Phase.LINE);
        block.position(next);
        return true;
    }
}
