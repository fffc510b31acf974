package io.jackfield.parser.core;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Reads request lines (RFC 9112 section 3). {@link FieldSection} reads what follows.
 *
 * <p>Hot and ugly: {@link #read} is one long method with gotos in the shape of a falling switch, because it is half the cost of a
 * small request and the compiler keeps its variables in registers only within one method. What is rare or wrong is outside.
 */
final class RequestLine {
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
        int phase = block.phase();
        if (phase == Phase.START && !skipEmptyLines(block)) {
            return false;
        }
        int p = block.position();
        int end = Phase.end(block, maxSize);
        int target = block.mark();
        switch (phase) {
            case Phase.START:
            case Phase.METHOD:
                int length = end - p >= 8 ? Methods.common(a, p) : 0;
                int methodEnd = length != 0 ? p + length : Methods.end(a, p, end);
                if (methodEnd < 0) {
                    return Phase.pause(block, Phase.METHOD, p, end);
                }
                block.method(p, methodEnd);
                p = methodEnd + 1;
            // falls through
            case Phase.TARGET_START:
                if (p == end) {
                    return Phase.pause(block, Phase.TARGET_START, p, end);
                }
                target = p;
            // falls through
            case Phase.TARGET_OTHER:
                if (phase == Phase.TARGET_OTHER || a[p] != '/' || isConnect(block)) {
                    if (lenient.multipleSpaces && phase != Phase.TARGET_OTHER && a[p] == Octets.SP) {
                        block.position(afterSpaces(a, p, end));
                        block.phase(Phase.TARGET_START);
                        return read(block);
                    }
                    block.mark(target);
                    int next = TargetForm.read(block, p, end);
                    if (next < 0) {
                        return Phase.pause(block, Phase.TARGET_OTHER, end, end);
                    }
                    p = next;
                }
            // falls through
            case Phase.TARGET_PATH:
                for (; ; ) {
                    while (p < end && (Octets.CLASS[a[p] & 0xff] & Octets.TARGET) != 0) {
                        p++;
                    }
                    if (p < end && a[p] == Octets.SP) {
                        break;
                    }
                    if (end - p < 3 || !isPercent(a, p)) {
                        if (p < end && lenient.inTarget(a[p])) {
                            p++;
                            continue;
                        }
                        if (p < end && lenient.endsLine(a[p])) {
                            block.mark(target);
                            return withoutVersion(block, p, end);
                        }
                        checkPercent(a, p, end);
                        block.mark(target);
                        return Phase.pause(block, Phase.TARGET_PATH, p, end);
                    }
                    p += 3;
                }
                block.target(target, p);
                p++;
            // falls through
            default:
                return version(block, p, end);
        }
    }

    private boolean version(HeadBlock block, int p, int end) throws ProtocolException {
        byte[] a = block.bytes();
        int after = p + Version.LENGTH;
        if (end - p >= Version.LENGTH + 2 && a[after] == Octets.CR && a[after + 1] == Octets.LF) {
            long version = Octets.eight(a, p);
            if (version == Version.HTTP_1_1 || version == Version.HTTP_1_0) {
                block.version(1, a[after - 1] - '0');
                block.phase(Phase.LINE);
                block.position(after + 2);
                return true;
            }
        }
        return rareVersion(block, p, end);
    }

    private boolean rareVersion(HeadBlock block, int p, int end) throws ProtocolException {
        byte[] a = block.bytes();
        if (lenient.multipleSpaces && p < end && a[p] == Octets.SP) {
            return version(block, afterSpaces(a, p, end), end);
        }
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
