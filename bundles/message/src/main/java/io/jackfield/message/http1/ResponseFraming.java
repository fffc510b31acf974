package io.jackfield.message.http1;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/**
 * What a response head means for its connection: content length and persistence, by the request's method (RFC 9112 sections 6.3 and
 * 9.3). Decided here once, for the result of every parser; {@link RequestFraming} does it for requests. Used again for each response.
 */
final class ResponseFraming {
    /** The length is not told: the content ends with the connection. */
    static final long UNTIL_CLOSE = -1;

    /** The codings of RFC 9112 section 7.2, and {@code identity}, which it no longer has and servers still send. */
    private static final String[] OTHER_CODINGS = {"gzip", "x-gzip", "deflate", "compress", "x-compress", "identity"};

    private HeadBlock head;
    private boolean close;
    private boolean keep;
    private boolean chunked;
    private boolean hasLength;
    private boolean hasEncoding;
    private long length;

    /**
     * Reads a complete head.
     *
     * @param method the request's method
     * @throws ProtocolException if the response can not be trusted
     */
    void decide(HeadBlock block, String method) throws ProtocolException {
        head = block;
        close = false;
        keep = false;
        chunked = false;
        hasLength = false;
        hasEncoding = false;
        length = UNTIL_CLOSE;
        if (block.major() != 1) {
            throw error("HPE_INVALID_VERSION", 0, "HTTP/1.0 or HTTP/1.1");
        }
        for (int i = 0; i < block.fieldCount(); i++) {
            field(i);
        }
        if (block.status() < 200 && (hasEncoding || hasLength && length > 0)) {
            throw error("HPE_UNEXPECTED_CONTENT_LENGTH", block.position(), "no content in 1xx (RFC 9110 section 15.2)");
        }
        if (neverHasContent(block.status(), method)) {
            // as Node: where the content of a GET would end with the connection, so does a HEAD
            close |= method.equals("HEAD")
                    && !hasLength
                    && !hasEncoding
                    && block.status() != 204
                    && block.status() != 304;
            chunked = false;
            length = 0;
        } else {
            checkEncoding();
        }
    }

    private static boolean neverHasContent(int status, String method) {
        return status < 200
                || status == 204
                || status == 304
                || method.equals("HEAD")
                || method.equals("CONNECT") && status < 300;
    }

    private void field(int i) throws ProtocolException {
        switch (head.nameLength(i)) {
            case 10:
                if (head.nameIs(i, "connection")) {
                    connection(i);
                }
                break;
            case 14:
                if (head.nameIs(i, "content-length")) {
                    contentLength(i);
                }
                break;
            case 17:
                if (head.nameIs(i, "transfer-encoding")) {
                    transferEncoding(i);
                }
                break;
            default:
                break;
        }
    }

    private void connection(int i) {
        if (head.valueIs(i, "keep-alive")) {
            // as most servers say
            keep = true;
            return;
        }
        int from = head.valueFrom(i);
        int to = head.valueTo(i);
        close |= Tokens.listHas(head, from, to, "close");
        keep |= Tokens.listHas(head, from, to, "keep-alive");
    }

    private void contentLength(int i) throws ProtocolException {
        long value = Tokens.length(head.bytes(), head.valueFrom(i), head.valueTo(i));
        if (value < 0) {
            throw error("HPE_INVALID_CONTENT_LENGTH", head.valueFrom(i), "a decimal length (RFC 9110 section 8.6)");
        }
        if (hasLength) {
            throw error("HPE_UNEXPECTED_CONTENT_LENGTH", head.nameFrom(i), "one Content-Length (RFC 9112 section 6.3)");
        }
        hasLength = true;
        length = value;
    }

    private void transferEncoding(int i) throws ProtocolException {
        if (hasEncoding) {
            throw encodingError(i);
        }
        hasEncoding = true;
        int from = head.valueFrom(i);
        int to = head.valueTo(i);
        int comma = Tokens.indexOf(head.bytes(), from, to, ',');
        if (comma < to) {
            chunked = isOtherCoding(from, comma) && isChunked(comma + 1, to);
        } else {
            chunked = isChunked(from, to);
        }
        if (!chunked && (comma < to || !isOtherCoding(from, to))) {
            throw encodingError(i);
        }
    }

    private boolean isChunked(int from, int to) {
        return Tokens.listHas(head, from, to, "chunked") && Tokens.indexOf(head.bytes(), from, to, ',') == to;
    }

    /** Whether it is one known coding: the content is passed on as it is, and alone it ends with the connection. */
    private boolean isOtherCoding(int from, int to) {
        for (String coding : OTHER_CODINGS) {
            if (Tokens.listHas(head, from, to, coding)) {
                return true;
            }
        }
        return false;
    }

    private ProtocolException encodingError(int i) {
        return error(
                "HPE_INVALID_TRANSFER_ENCODING",
                head.valueFrom(i),
                "chunked, one other coding, or that and then chunked as transfer coding (RFC 9112 section 6.1)");
    }

    private void checkEncoding() throws ProtocolException {
        if (!hasEncoding) {
            return;
        }
        if (hasLength) {
            throw error(
                    chunked ? "HPE_UNEXPECTED_CONTENT_LENGTH" : "HPE_INVALID_CONTENT_LENGTH",
                    head.position(),
                    "either Content-Length or Transfer-Encoding (RFC 9112 section 6.3)");
        }
        if (head.minor() == 0) {
            throw error(
                    "HPE_INVALID_TRANSFER_ENCODING",
                    head.position(),
                    "no Transfer-Encoding in HTTP/1.0 (RFC 9112 section 6.1)");
        }
    }

    private static ProtocolException error(String code, int offset, String expected) {
        return new ProtocolException(code, 502, offset, "expected " + expected);
    }

    // ---- what was decided

    /** Whether the content comes in chunks. */
    boolean chunked() {
        return chunked;
    }

    /** The bytes of content when it is not in chunks, or {@link #UNTIL_CLOSE}. */
    long length() {
        return length;
    }

    /** Whether the server lets the connection be kept, and the response has an end of its own. */
    boolean keepAlive() {
        return !close && (head.minor() >= 1 || keep) && (chunked || length >= 0);
    }
}
