package io.jackfield.spi.parser;

/**
 * A chunk line being read: chunk size and chunk extensions (RFC 9112 section 7.1). Belongs to the connection and is used again for
 * each chunk of a message, so that another parser may read the next line.
 */
public final class ChunkLine {
    private byte[] bytes;
    private int position;
    private int limit;
    private boolean afterData;
    private long size;
    private int extensionBytes;
    private int phase;
    private int mark;

    /** Prepares for the first chunk line of a message. */
    public void startMessage() {
        start();
        afterData = false;
        extensionBytes = 0;
    }

    /** Prepares for the chunk line that follows the data of a chunk. */
    public void startAfterData() {
        start();
        afterData = true;
    }

    private void start() {
        size = 0;
        phase = 0;
        mark = 0;
        bytes = null;
        position = 0;
        limit = 0;
    }

    /** Gives the parser bytes to read on from. Offsets of an earlier window are not kept. */
    public void window(byte[] newBytes, int from, int to) {
        bytes = newBytes;
        position = from;
        limit = to;
    }

    /** The array to read from. */
    public byte[] bytes() {
        return bytes;
    }

    /** The index of the next byte to read. */
    public int position() {
        return position;
    }

    /** Sets the index of the next byte to read. Called by the parser. */
    public void position(int newPosition) {
        position = newPosition;
    }

    /** The index after the last byte that may be read. */
    public int limit() {
        return limit;
    }

    /** Whether the CRLF that ends a chunk's data comes first. */
    public boolean afterData() {
        return afterData;
    }

    /** The chunk size read so far; complete when {@link Parser#chunkLine} returned true. */
    public long size() {
        return size;
    }

    /** Sets the chunk size. Called by the parser. */
    public void size(long newSize) {
        size = newSize;
    }

    /** The bytes of chunk extensions seen in this message, counted against the limit. */
    public int extensionBytes() {
        return extensionBytes;
    }

    /** Sets the bytes of chunk extensions seen. Called by the parser. */
    public void extensionBytes(int count) {
        extensionBytes = count;
    }

    /** The parser's scratch between two calls; 0 at the start of a line. */
    public int phase() {
        return phase;
    }

    /** Sets the parser's scratch. */
    public void phase(int newPhase) {
        phase = newPhase;
    }

    /** A second scratch of the parser; 0 at the start of a line. */
    public int mark() {
        return mark;
    }

    /** Sets the second scratch. */
    public void mark(int newMark) {
        mark = newMark;
    }
}
