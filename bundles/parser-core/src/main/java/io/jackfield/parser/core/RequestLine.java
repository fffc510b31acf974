package io.jackfield.parser.core;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Reads request lines (RFC 9112 section 3). {@link FieldSection} reads what follows.
 *
 * <p>Hot: {@link #read} is a falling switch for what most requests have, a common method, a target in origin-form, HTTP/1.1. It is
 * small enough for the compiler to make one piece of it and its callers; what is rare or wrong is outside, and comes back to it.
 */
final class RequestLine {
    private static final int MORE = -1;
    private static final int ENDED = -2;

    private final int maxSize;
    private final int maxEmptyLines;
    private final Leniencies lenient;

    /**
     * @param maxSize bytes of the whole head
     * @param maxEmptyLines empty lines skipped before it
     * @param lenient what is taken beyond the letter
     */
    RequestLine(int maxSize, int maxEmptyLines, Leniencies lenient) {
        this.maxSize = maxSize;
        this.maxEmptyLines = maxEmptyLines;
        this.lenient = lenient;
    }

    /** Reads on where the block says, to the end of the line. Returns false if the bytes end before it. */
    @SuppressWarnings("fallthrough")
    boolean read(HeadBlock block) throws ProtocolException {
        byte[] a = block.bytes();
        int p = block.position();
        int end = Phase.end(block, maxSize);
        int target = block.mark();
        switch (block.phase()) {
            case Phase.START:
                int length = end - p >= 8 ? Methods.common(a, p) : 0;
                if (length == 0) {
                    return skipEmptyLines(block) && method(block);
                }
                block.method(p, p + length);
                p += length + 1;
                if (p == end || a[p] != '/') {
                    return otherTarget(block, p, end);
                }
                target = p;
            // falls through
            case Phase.TARGET_PATH:
                for (; ; ) {
                    while (p < end && (Octets.CLASS[a[p] & 0xff] & Octets.TARGET) != 0) {
                        p++;
                    }
                    if (p < end && a[p] == Octets.SP) {
                        break;
                    }
                    p = rareInPath(block, target, p, end);
                    if (p < 0) {
                        return p == ENDED;
                    }
                }
                block.target(target, p);
                p++;
            // falls through
            case Phase.VERSION:
                if (end - p < Version.LENGTH + 2
                        || Octets.eight(a, p) != Version.HTTP_1_1
                        || Octets.eight(a, p + 2) != Version.END_OF_1_1) {
                    return otherVersion(block, p, end);
                }
                return end(block, 1, p + Version.LENGTH + 2);
            case Phase.METHOD:
                return method(block);
            default:
                return otherTarget(block, p, end);
        }
    }

    /** Any method, byte by byte. */
    private boolean method(HeadBlock block) throws ProtocolException {
        int p = block.position();
        int end = Phase.end(block, maxSize);
        int methodEnd = Methods.end(block.bytes(), p, end);
        if (methodEnd < 0) {
            return Phase.pause(block, Phase.METHOD, p, end);
        }
        block.method(p, methodEnd);
        return otherTarget(block, methodEnd + 1, end);
    }

    /** A target of any form, or the rest of one that is not in origin-form. */
    private boolean otherTarget(HeadBlock block, int from, int end) throws ProtocolException {
        byte[] a = block.bytes();
        int p = from;
        if (block.phase() != Phase.TARGET_OTHER) {
            if (lenient.multipleSpaces) {
                p = afterSpaces(a, p, end);
            }
            if (p == end) {
                return Phase.pause(block, Phase.TARGET_START, p, end);
            }
            block.mark(p);
            block.mark2(0);
        }
        if (block.phase() == Phase.TARGET_OTHER || a[p] != '/' || isConnect(block)) {
            p = TargetForm.read(block, p, end);
            if (p < 0) {
                return Phase.pause(block, Phase.TARGET_OTHER, end, end);
            }
        }
        block.phase(Phase.TARGET_PATH);
        block.position(p);
        return read(block);
    }

    /**
     * At what ends the plain characters of a target, but for SP.
     *
     * @return the index to go on at, or that the line {@link #ENDED} or the bytes did
     */
    private int rareInPath(HeadBlock block, int target, int p, int end) throws ProtocolException {
        byte[] a = block.bytes();
        if (end - p >= 3 && isPercent(a, p)) {
            return p + 3;
        }
        if (p < end && lenient.inTarget(a[p])) {
            return p + 1;
        }
        block.mark(target);
        if (p < end && lenient.endsLine(a[p])) {
            return withoutVersion(block, p, end) ? ENDED : MORE;
        }
        checkPercent(a, p, end);
        Phase.pause(block, Phase.TARGET_PATH, p, end);
        return MORE;
    }

    /** Any version but a whole 1.1 with its CRLF. */
    private boolean otherVersion(HeadBlock block, int from, int end) throws ProtocolException {
        byte[] a = block.bytes();
        int p = lenient.multipleSpaces ? afterSpaces(a, from, end) : from;
        Version.check(a, p, end, lenient);
        int after = p + Version.LENGTH;
        if (after < end && a[after] != Octets.CR && !(lenient.bareLf && a[after] == Octets.LF)) {
            throw Rule.VERSION_END.at(after);
        }
        int next = lineEnd(a, after, end);
        if (next < 0) {
            return Phase.pause(block, Phase.VERSION, p, end);
        }
        return end(block, Version.servedMinor(a, p), next);
    }

    /** For a leniency: the line ends after its target. */
    private static boolean withoutVersion(HeadBlock block, int p, int end) throws ProtocolException {
        int next = lineEnd(block.bytes(), p, end);
        if (next < 0) {
            return Phase.pause(block, Phase.TARGET_PATH, p, end);
        }
        block.target(block.mark(), p);
        return end(block, 0, next);
    }

    /** The index after CRLF, or after an LF that the caller allows; -1 if the bytes end before it. */
    private static int lineEnd(byte[] a, int p, int end) throws ProtocolException {
        if (p < end && a[p] == Octets.LF) {
            return p + 1;
        }
        if (p + 1 >= end) {
            return -1;
        }
        if (a[p + 1] != Octets.LF) {
            throw Rule.BARE_CR.at(p + 1);
        }
        return p + 2;
    }

    private static boolean end(HeadBlock block, int minor, int next) {
        block.version(1, minor);
        block.phase(Phase.LINE);
        block.position(next);
        return true;
    }

    private static int afterSpaces(byte[] a, int from, int end) {
        int p = from;
        while (p < end && a[p] == Octets.SP) {
            p++;
        }
        return p;
    }

    private static boolean isConnect(HeadBlock block) {
        return Methods.isConnect(block.bytes(), block.methodFrom(), block.methodTo());
    }

    private static boolean isPercent(byte[] a, int p) {
        return a[p] == '%' && Octets.hex(a[p + 1]) >= 0 && Octets.hex(a[p + 2]) >= 0;
    }

    /** Refuses what neither is a percent triplet nor can become one. */
    private static void checkPercent(byte[] a, int p, int end) throws ProtocolException {
        if (p < end && a[p] != '%') {
            throw Rule.TARGET_CHARACTER.at(p);
        }
        for (int digit = p + 1; digit < end && digit <= p + 2; digit++) {
            if (Octets.hex(a[digit]) < 0) {
                throw Rule.TARGET_PERCENT.at(digit);
            }
        }
    }

    /** Moves the block's first byte behind empty lines. Returns false if no byte of the request line is there yet. */
    private boolean skipEmptyLines(HeadBlock block) throws ProtocolException {
        byte[] a = block.bytes();
        int p = block.position();
        int limit = block.limit();
        int lines = block.mark2();
        while (p < limit && (a[p] == Octets.CR || a[p] == Octets.LF)) {
            if (a[p] == Octets.LF && !lenient.bareLf) {
                throw Rule.BARE_LF.at(p);
            }
            if (lines == maxEmptyLines) {
                throw Rule.LEADING_EMPTY_LINES.at(p);
            }
            int next = lineEnd(a, p, limit);
            if (next < 0) {
                break;
            }
            p = next;
            lines++;
            block.from(p);
        }
        block.position(p);
        boolean begun = p < limit && a[p] != Octets.CR;
        block.mark2(begun ? 0 : lines);
        return begun;
    }
}
