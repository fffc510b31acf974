package io.jackfield.spi.parser;

/**
 * All limits that a parser enforces. Reaching one is fine, exceeding it is an error.
 *
 * <table>
 * <caption>Limits, units, defaults and the error</caption>
 * <tr><th>limit</th><th>meaning</th><th>default</th><th>code, status</th></tr>
 * <tr><td>maxHeaderSize</td><td>bytes of a head, from its first byte (leading empty lines not counted) to the end of the empty line</td>
 * <td>8192</td><td>HPE_HEADER_OVERFLOW, 431</td></tr>
 * <tr><td>maxHeadersCount</td><td>field lines of a head; 0 means no limit</td><td>2000</td><td>HPE_HEADER_OVERFLOW, 431</td></tr>
 * <tr><td>maxTrailerSize</td><td>bytes of a trailer section</td><td>8192</td><td>HPE_HEADER_OVERFLOW, 431</td></tr>
 * <tr><td>maxTrailersCount</td><td>field lines of a trailer section; 0 means no limit</td><td>2000</td><td>HPE_HEADER_OVERFLOW, 431</td></tr>
 * <tr><td>maxChunkExtensions</td><td>bytes of chunk extensions of one message</td><td>16384</td>
 * <td>HPE_CHUNK_EXTENSIONS_OVERFLOW, 413</td></tr>
 * <tr><td>maxLeadingEmptyLines</td><td>empty lines skipped before a request line (RFC 9112 section 2.2)</td><td>512</td>
 * <td>HPE_INVALID_METHOD, 400</td></tr>
 * </table>
 *
 * @param maxHeaderSize bytes of a head
 * @param maxHeadersCount field lines of a head, 0 for no limit
 * @param maxTrailerSize bytes of a trailer section
 * @param maxTrailersCount field lines of a trailer section, 0 for no limit
 * @param maxChunkExtensions bytes of chunk extensions of one message
 * @param maxLeadingEmptyLines empty lines before a request line
 */
public record ParserLimits(
        int maxHeaderSize,
        int maxHeadersCount,
        int maxTrailerSize,
        int maxTrailersCount,
        int maxChunkExtensions,
        int maxLeadingEmptyLines) {
    private static final ParserLimits DEFAULTS = new ParserLimits(8192, 2000, 8192, 2000, 16384, 512);

    /** Checks that sizes are positive and counts not negative. */
    public ParserLimits {
        if (maxHeaderSize < 1 || maxTrailerSize < 1) {
            throw new IllegalArgumentException("maxHeaderSize and maxTrailerSize must be at least 1 byte");
        }
        if (maxHeadersCount < 0 || maxTrailersCount < 0 || maxChunkExtensions < 0 || maxLeadingEmptyLines < 0) {
            throw new IllegalArgumentException("counts must not be negative");
        }
    }

    /** The defaults of the table above. */
    public static ParserLimits defaults() {
        return DEFAULTS;
    }

    /** These limits with another size and count for heads. */
    public ParserLimits withHead(int size, int count) {
        return new ParserLimits(
                size, count, maxTrailerSize, maxTrailersCount, maxChunkExtensions, maxLeadingEmptyLines);
    }
}
