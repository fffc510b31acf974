package io.jackfield.parser.netty;

import io.jackfield.spi.parser.ProtocolException;

/** The refusals of this parser, by the part of the message that is wrong. {@link HeadCheck} and {@link ChunkCheck} choose. */
enum Refusal {
    EMPTY_LINES("HPE_INVALID_METHOD", 400, "too many empty lines before a request (RFC 9112 section 2.2)"),
    METHOD("HPE_INVALID_METHOD", 400, "expected a known method and one SP (RFC 9112 section 3.1)"),
    TARGET("HPE_INVALID_URL", 400, "expected a request target (RFC 9112 section 3.2)"),
    PROTOCOL("HPE_INVALID_CONSTANT", 400, "expected HTTP/ (RFC 9112 section 2.3)"),
    VERSION(
            "HPE_INVALID_VERSION",
            400,
            "expected HTTP/1.0 or HTTP/1.1 and the end of the element (RFC 9112 section 2.3)"),
    FOREIGN_VERSION("HPE_INVALID_VERSION", 505, "expected major version 1 (RFC 9110 section 15.6.6)"),
    STATUS("HPE_INVALID_STATUS", 400, "expected three digits and a reason phrase of text (RFC 9112 section 4)"),
    EXPECTED_CR("HPE_CR_EXPECTED", 400, "expected CRLF, not LF alone (RFC 9112 section 2.2)"),
    EXPECTED_LF("HPE_LF_EXPECTED", 400, "expected LF after CR in a field line (RFC 9112 section 2.2)"),
    LINE_END("HPE_STRICT", 400, "expected LF after CR (RFC 9112 section 2.2)"),
    BLANK_FIRST("HPE_UNEXPECTED_SPACE", 400, "expected a field name after the start line (RFC 9112 section 2.2)"),
    FIELD("HPE_INVALID_HEADER_TOKEN", 400, "expected a token, a colon and text on one line (RFC 9112 section 5)"),
    TOO_LARGE("HPE_HEADER_OVERFLOW", 431, "the section exceeds its limit of bytes (RFC 6585 section 5)"),
    TOO_MANY("HPE_HEADER_OVERFLOW", 431, "the section exceeds its limit of field lines (RFC 6585 section 5)"),
    CHUNK_END("HPE_STRICT", 400, "expected CRLF after the data of a chunk (RFC 9112 section 7.1)"),
    CHUNK_SIZE("HPE_INVALID_CHUNK_SIZE", 400, "expected at most 16 hex digits and 63 bits (RFC 9112 section 7.1)"),
    CHUNK_EXTENSION("HPE_STRICT", 400, "expected a chunk extension (RFC 9112 section 7.1.1)"),
    EXTENSIONS_TOO_LARGE(
            "HPE_CHUNK_EXTENSIONS_OVERFLOW", 413, "chunk extensions exceed their limit (RFC 9112 section 7.1.1)"),
    DISAGREEMENT("HPE_STRICT", 400, "Netty's decoder reads this in another way than RFC 9112");

    private final String code;
    private final int status;
    private final String text;

    Refusal(String code, int status, String text) {
        this.code = code;
        this.status = status;
        this.text = text;
    }

    ProtocolException at(int offset) {
        return new ProtocolException(code, status, offset, text);
    }
}
