package io.jackfield.message.http1;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/**
 * What a request head means for its connection: content length, persistence, upgrade, host (RFC 9112 sections 3.2, 6 and 9.3).
 * Decided here once, for the result of every parser; {@link ResponseFraming} does it for responses. Used again for each request.
 */
final class RequestFraming {
    /** The code of a request that does not name its host. */
    static final String HOST_MISSING = "HPE_MISSING_HOST";

    /** Field names of which a request may have at most one line, by their bits in {@link #seen}. */
    private static final int HOST = 1;

    private static final int CONTENT_LENGTH = 2;
    private static final int TRANSFER_ENCODING = 4;

    private HeadBlock head;
    private int seen;
    private boolean close;
    private boolean keep;
    private boolean upgradeToken;
    private boolean upgradeField;
    private boolean connect;
    private boolean http11;
    private long length;

    /**
     * Reads a complete head.
     *
     * @param requireHost whether an HTTP/1.1 request must name its host
     * @throws ProtocolException if the request must be refused
     */
    void decide(HeadBlock block, boolean requireHost) throws ProtocolException {
        head = block;
        seen = 0;
        close = false;
        keep = false;
        upgradeToken = false;
        upgradeField = false;
        length = 0;
        checkVersion();
        connect = block.bytes()[block.methodFrom()] == 'C' && is(block, "CONNECT");
        for (int i = 0; i < block.fieldCount(); i++) {
            field(i);
        }
        if ((seen & HOST) == 0 && http11 && requireHost) {
            throw error(HOST_MISSING, block.position(), "a Host field (RFC 9112 section 3.2)");
        }
        checkEncoding();
        if (!RequestTarget.isValid(block, connect)) {
            throw error("HPE_INVALID_URL", block.textFrom(), "a target of a form of RFC 9112 section 3.2");
        }
    }

    private void checkVersion() throws ProtocolException {
        if (head.major() != 1 || head.minor() > 1) {
            throw new ProtocolException(
                    "HPE_INVALID_VERSION",
                    505,
                    head.textTo(),
                    "expected HTTP/1.0 or HTTP/1.1 (RFC 9110 section 15.6.6)");
        }
        http11 = head.minor() == 1;
    }

    private void field(int i) throws ProtocolException {
        switch (head.nameLength(i)) {
            case 4:
                if (head.nameIs(i, "host")) {
                    host(i);
                }
                break;
            case 7:
                // one that names no protocol asks for none
                upgradeField |= head.nameIs(i, "upgrade") && head.valueTo(i) > head.valueFrom(i);
                break;
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
            case 16:
                // not of the RFC, but what Node v10.15.0 does
                if (head.nameIs(i, "proxy-connection")) {
                    connection(i);
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

    private void host(int i) throws ProtocolException {
        once(HOST, i, "HPE_INVALID_HOST");
        if (!Tokens.isHost(head.bytes(), head.valueFrom(i), head.valueTo(i))) {
            throw error("HPE_INVALID_HOST", head.valueFrom(i), "a valid Host (RFC 9112 section 3.2)");
        }
    }

    private void connection(int i) {
        int from = head.valueFrom(i);
        int to = head.valueTo(i);
        close |= Tokens.listHas(head, from, to, "close");
        keep |= Tokens.listHas(head, from, to, "keep-alive");
        upgradeToken |= Tokens.listHas(head, from, to, "upgrade");
    }

    private void contentLength(int i) throws ProtocolException {
        once(CONTENT_LENGTH, i, "HPE_UNEXPECTED_CONTENT_LENGTH");
        length = Tokens.length(head.bytes(), head.valueFrom(i), head.valueTo(i));
        if (length < 0) {
            throw error("HPE_INVALID_CONTENT_LENGTH", head.valueFrom(i), "a decimal length (RFC 9110 section 8.6)");
        }
    }

    private void transferEncoding(int i) throws ProtocolException {
        once(TRANSFER_ENCODING, i, "HPE_INVALID_TRANSFER_ENCODING");
        if (head.valueIs(i, "chunked")) {
            return;
        }
        boolean chunkedIsLast = lastCodingIsChunked(i);
        throw new ProtocolException(
                "HPE_INVALID_TRANSFER_ENCODING",
                chunkedIsLast ? 501 : 400,
                head.valueFrom(i),
                "expected chunked as the only transfer coding (RFC 9112 section 6.1)");
    }

    /** Whether a coding we lack is followed by one {@code chunked} at the end: well-formed, but not implemented. */
    private boolean lastCodingIsChunked(int i) {
        byte[] b = head.bytes();
        int comma = head.valueTo(i) - 1;
        while (comma >= head.valueFrom(i) && b[comma] != ',') {
            comma--;
        }
        return comma > head.valueFrom(i)
                && Tokens.listHas(head, comma + 1, head.valueTo(i), "chunked")
                && !Tokens.listHas(head, head.valueFrom(i), comma, "chunked");
    }

    private void once(int bit, int i, String code) throws ProtocolException {
        if ((seen & bit) != 0) {
            throw error(code, head.nameFrom(i), "this field once (RFC 9110 section 5.3)");
        }
        seen |= bit;
    }

    private void checkEncoding() throws ProtocolException {
        if ((seen & TRANSFER_ENCODING) == 0) {
            return;
        }
        if ((seen & CONTENT_LENGTH) != 0) {
            throw error(
                    "HPE_UNEXPECTED_CONTENT_LENGTH",
                    head.position(),
                    "either Content-Length or Transfer-Encoding (RFC 9112 section 6.1)");
        }
        if (!http11) {
            throw error(
                    "HPE_INVALID_TRANSFER_ENCODING",
                    head.position(),
                    "no Transfer-Encoding in HTTP/1.0 (RFC 9112 section 6.1)");
        }
    }

    private static ProtocolException error(String code, int offset, String expected) {
        return new ProtocolException(code, 400, offset, "expected " + expected);
    }

    private static boolean is(HeadBlock block, String method) {
        int from = block.methodFrom();
        if (block.methodTo() - from != method.length()) {
            return false;
        }
        for (int i = 0; i < method.length(); i++) {
            if (block.bytes()[from + i] != method.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    // ---- what was decided

    /** Whether the content comes in chunks. */
    boolean chunked() {
        return (seen & TRANSFER_ENCODING) != 0 && !connect;
    }

    /** The bytes of content when it is not in chunks; a CONNECT has none (RFC 9110 section 9.3.6). */
    long length() {
        return connect ? 0 : length;
    }

    /** Whether the client lets the connection be kept (RFC 9112 section 9.3). */
    boolean keepAlive() {
        return !close && (http11 || keep);
    }

    /** Whether the client asks for another protocol; HTTP/1.0 can not (RFC 9110 section 7.8). */
    boolean upgrade() {
        return upgradeToken && upgradeField && http11;
    }

    /** Whether the method is CONNECT. */
    boolean connect() {
        return connect;
    }

    /** Whether the client speaks HTTP/1.1. */
    boolean http11() {
        return http11;
    }

    /** Lets the head go. */
    void clear() {
        head = null;
    }
}
