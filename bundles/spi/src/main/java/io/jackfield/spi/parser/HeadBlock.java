package io.jackfield.spi.parser;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A head (or trailer section) as bytes and offsets: what every {@link Parser} fills and what framing, exchanges and shadow
 * comparisons read. Names and values become strings only when somebody asks.
 *
 * <p>Made new for each message and never recycled, since an application can hold what was made from it. Several blocks may share
 * one array. Offsets are indexes into {@link #bytes}. Written on one event loop; once complete it is read-only and may be read by
 * any thread that received it safely. Text is ISO 8859-1.
 */
public final class HeadBlock {
    /** What the block holds. */
    public enum Kind {
        /** Request line and header section. */
        REQUEST,
        /** Status line and header section. */
        RESPONSE,
        /** Trailer section. */
        TRAILERS
    }

    private static final int INTS_PER_FIELD = 4;
    private static final int VERY_FEW_FIELDS = 2;
    private static final int FEW_FIELDS = 4;
    private static final int SOME_FIELDS = 8;
    private static final int MANY_FIELDS = 16;
    private static final int MOST_EXPECTED = 64;
    private static final int[] NO_FIELDS = {};

    private final Kind kind;
    private byte[] bytes;
    private int from;
    private int position;
    private int limit;
    private int wordFrom;
    private int wordTo;
    private int textFrom;
    private int textTo;
    private byte major;
    private byte minor;
    private short status;
    private int[] fields;
    private int fieldCount;
    private int phase;
    private int mark;
    private int mark2;

    /** An empty block of this kind, with room for a few field lines, or for none if it is a trailer section. */
    public HeadBlock(Kind kind) {
        this(kind, kind == Kind.TRAILERS ? 0 : FEW_FIELDS);
    }

    /**
     * An empty block of this kind.
     *
     * @param expectedFields for how many field lines room is made at once, 0 to 64 (more counts as 64): as many as in the last head of the
     *     connection, since heads of one connection are alike. If there are more the block grows
     */
    public HeadBlock(Kind kind, int expectedFields) {
        this.kind = kind;
        fields = roomFor(expectedFields);
    }

    /** In steps, because room of a fixed size is made, and cleared, in much less time. */
    private static int[] roomFor(int expected) {
        if (expected == 0) {
            return NO_FIELDS;
        }
        if (expected <= VERY_FEW_FIELDS) {
            return new int[VERY_FEW_FIELDS * INTS_PER_FIELD];
        }
        if (expected <= FEW_FIELDS) {
            return new int[FEW_FIELDS * INTS_PER_FIELD];
        }
        if (expected <= SOME_FIELDS) {
            return new int[SOME_FIELDS * INTS_PER_FIELD];
        }
        return expected <= MANY_FIELDS
                ? new int[MANY_FIELDS * INTS_PER_FIELD]
                : new int[Math.min(expected, MOST_EXPECTED) * INTS_PER_FIELD];
    }

    /** What the block holds. */
    public Kind kind() {
        return kind;
    }

    // ---- the window: set by the connection, read by the parser

    /** Gives the block its first bytes: the element begins at {@code start}, and bytes up to {@code end} may be read. */
    public void window(byte[] newBytes, int start, int end) {
        bytes = newBytes;
        from = start;
        position = start;
        limit = end;
    }

    /** Tells that bytes up to {@code end} may now be read, in the same array. */
    public void limit(int end) {
        limit = end;
    }

    /**
     * Moves the block to another array that holds the same bytes at other indexes, for example when an unfinished head outgrew
     * its array. Everything recorded moves along.
     *
     * @param newBytes the array that now holds the bytes
     * @param start where the byte that was at {@link #from} now is
     * @param end the index after the last byte that may be read
     */
    public void relocate(byte[] newBytes, int start, int end) {
        int delta = start - from;
        bytes = newBytes;
        from = start;
        position += delta;
        limit = end;
        wordFrom += delta;
        wordTo += delta;
        textFrom += delta;
        textTo += delta;
        mark += delta;
        for (int i = 0; i < fieldCount * INTS_PER_FIELD; i++) {
            fields[i] += delta;
        }
    }

    /**
     * The array that holds the bytes. Not to be changed, but that a parser that joins folded lines may write spaces into a value when it
     * completes the block.
     */
    public byte[] bytes() {
        return bytes;
    }

    /** The index of the element's first byte. */
    public int from() {
        return from;
    }

    /** Sets the index of the first byte. Called by the parser when it skipped empty lines before a request line. */
    public void from(int start) {
        from = start;
    }

    /** The index of the next byte to read; when complete, the index after the last byte of the element. */
    public int position() {
        return position;
    }

    /** Sets the index of the next byte to read. Called by the parser. */
    public void position(int next) {
        position = next;
    }

    /** The index after the last byte that may be read. */
    public int limit() {
        return limit;
    }

    // ---- the parser's scratch

    /** The parser's scratch between two calls for the same element; 0 at first. */
    public int phase() {
        return phase;
    }

    /** Sets the scratch. */
    public void phase(int newPhase) {
        phase = newPhase;
    }

    /** A second scratch, an index into {@link #bytes}: {@link #relocate} moves it along. */
    public int mark() {
        return mark;
    }

    /** Sets the second scratch. */
    public void mark(int index) {
        mark = index;
    }

    /** A third scratch, a count that {@link #relocate} leaves as it is. */
    public int mark2() {
        return mark2;
    }

    /** Sets the third scratch. */
    public void mark2(int count) {
        mark2 = count;
    }

    // ---- what the parser records

    /** Records the method of a request. */
    public void method(int start, int end) {
        wordFrom = start;
        wordTo = end;
    }

    /** Records the request target. */
    public void target(int start, int end) {
        textFrom = start;
        textTo = end;
    }

    /** Records the status code of a response, 100 to 999. */
    public void status(int code) {
        status = (short) code;
    }

    /** Records the reason phrase of a response; both indexes equal for an empty one. */
    public void reason(int start, int end) {
        textFrom = start;
        textTo = end;
    }

    /** Records the HTTP version. */
    public void version(int majorVersion, int minorVersion) {
        major = (byte) majorVersion;
        minor = (byte) minorVersion;
    }

    /** Records a field line: the name, and the value without the whitespace around it. */
    public void field(int nameFrom, int nameTo, int valueFrom, int valueTo) {
        int at = fieldCount * INTS_PER_FIELD;
        int[] f = fields;
        if (at == f.length) {
            f = fields = Arrays.copyOf(f, grown(at));
        }
        f[at] = nameFrom;
        f[at + 1] = nameTo;
        f[at + 2] = valueFrom;
        f[at + 3] = valueTo;
        fieldCount++;
    }

    /** Most heads have up to 4 field lines or more than 8: the first step is to 16. */
    private static int grown(int length) {
        if (length == 0) {
            return FEW_FIELDS * INTS_PER_FIELD;
        }
        return length <= FEW_FIELDS * INTS_PER_FIELD ? MANY_FIELDS * INTS_PER_FIELD : length * 2;
    }

    /**
     * Whether {@link #field} must make room before it records another field line. A parser that is told so can leave the loop whose
     * variables it wants to stay in registers.
     */
    public boolean isFull() {
        return fieldCount * INTS_PER_FIELD == fields.length;
    }

    /** Replaces the end of the value of the last field line: for a leniency that joins folded lines. */
    public void extendLastValue(int valueTo) {
        fields[fieldCount * INTS_PER_FIELD - 1] = valueTo;
    }

    /** Replaces the value of a field line: for a leniency that joins folded lines. */
    public void replaceValue(int field, int valueFrom, int valueTo) {
        fields[field * INTS_PER_FIELD + 2] = valueFrom;
        fields[field * INTS_PER_FIELD + 3] = valueTo;
    }

    // ---- what others read

    /** The index of the first byte of the method. */
    public int methodFrom() {
        return wordFrom;
    }

    /** The index after the last byte of the method. */
    public int methodTo() {
        return wordTo;
    }

    /** The index of the first byte of the request target or reason phrase. */
    public int textFrom() {
        return textFrom;
    }

    /** The index after the last byte of the request target or reason phrase. */
    public int textTo() {
        return textTo;
    }

    /** The major version, for example 1. */
    public int major() {
        return major;
    }

    /** The minor version, for example 1. */
    public int minor() {
        return minor;
    }

    /** The status code of a response. */
    public int status() {
        return status;
    }

    /** The number of field lines. */
    public int fieldCount() {
        return fieldCount;
    }

    /** The index of the first byte of a field's name. */
    public int nameFrom(int field) {
        return fields[field * INTS_PER_FIELD];
    }

    /** The index after the last byte of a field's name. */
    public int nameTo(int field) {
        return fields[field * INTS_PER_FIELD + 1];
    }

    /** The index of the first byte of a field's value. */
    public int valueFrom(int field) {
        return fields[field * INTS_PER_FIELD + 2];
    }

    /** The index after the last byte of a field's value. */
    public int valueTo(int field) {
        return fields[field * INTS_PER_FIELD + 3];
    }

    /** The length of a field's name in bytes. */
    public int nameLength(int field) {
        return nameTo(field) - nameFrom(field);
    }

    /** Whether a field's name is {@code lowerCaseName}, whatever its case on the wire. Makes no string. */
    public boolean nameIs(int field, String lowerCaseName) {
        return regionIs(nameFrom(field), nameTo(field), lowerCaseName);
    }

    /** Whether a field's value is {@code lowerCaseText}, whatever its case on the wire. Makes no string. */
    public boolean valueIs(int field, String lowerCaseText) {
        return regionIs(valueFrom(field), valueTo(field), lowerCaseText);
    }

    /** Whether the bytes between two indexes are {@code lowerCaseText}, whatever their case. Makes no string. */
    public boolean regionIs(int start, int end, String lowerCaseText) {
        int length = lowerCaseText.length();
        if (end - start != length) {
            return false;
        }
        byte[] b = bytes;
        for (int i = 0; i < length; i++) {
            int c = b[start + i];
            int wanted = lowerCaseText.charAt(i);
            if (c != wanted && (c < 'A' || c > 'Z' || (c | 0x20) != wanted)) {
                return false;
            }
        }
        return true;
    }

    /** The index of the first field with this name from {@code start} on, or -1. */
    public int find(String lowerCaseName, int start) {
        for (int i = start; i < fieldCount; i++) {
            if (nameIs(i, lowerCaseName)) {
                return i;
            }
        }
        return -1;
    }

    /** A field's name as received. */
    public String name(int field) {
        return text(nameFrom(field), nameTo(field));
    }

    /** A field's value as received. */
    public String value(int field) {
        return text(valueFrom(field), valueTo(field));
    }

    /** The method of a request. */
    public String method() {
        return text(wordFrom, wordTo);
    }

    /** The request target. */
    public String target() {
        return text(textFrom, textTo);
    }

    /** The reason phrase of a response. */
    public String reason() {
        return text(textFrom, textTo);
    }

    /** The bytes between two indexes as ISO 8859-1 text. */
    public String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** Whether another parser made the same of the same bytes: start line, fields and end are equal, byte for byte. */
    public boolean sameAs(HeadBlock other) {
        if (kind != other.kind
                || position - from != other.position - other.from
                || fieldCount != other.fieldCount
                || major != other.major
                || minor != other.minor
                || status != other.status
                || !sameRegion(wordFrom, wordTo, other, other.wordFrom, other.wordTo)
                || !sameRegion(textFrom, textTo, other, other.textFrom, other.textTo)) {
            return false;
        }
        for (int i = 0; i < fieldCount; i++) {
            if (!sameRegion(nameFrom(i), nameTo(i), other, other.nameFrom(i), other.nameTo(i))
                    || !sameRegion(valueFrom(i), valueTo(i), other, other.valueFrom(i), other.valueTo(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameRegion(int start, int end, HeadBlock other, int otherStart, int otherEnd) {
        int length = end - start;
        return length == otherEnd - otherStart
                && (length == 0 || Arrays.equals(bytes, start, end, other.bytes, otherStart, otherEnd));
    }
}
