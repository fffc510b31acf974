package io.jackfield.parser.core;

import io.jackfield.spi.parser.ProtocolException;

/**
 * The rules that a message can break, each with llhttp's code, the status that answers it and its RFC section. The readers beside
 * it find the offending byte; a rule makes the exception that names it.
 */
public enum Rule {
    /** An empty line too many before the request line. */
    LEADING_EMPTY_LINES(
            "HPE_INVALID_METHOD", 400, "too many empty lines before the request line (RFC 9112 section 2.2)"),
    /** The method is none that this platform knows. */
    METHOD(
            "HPE_INVALID_METHOD",
            400,
            "the method must be a known one in upper case, then one SP (RFC 9112 section 3.1)"),
    /** A byte that a request target can not hold. */
    TARGET_CHARACTER("HPE_INVALID_URL", 400, "a request target holds URI characters only (RFC 9112 section 3.2)"),
    /** A percent sign without two hex digits. */
    TARGET_PERCENT(
            "HPE_INVALID_URL",
            400,
            "a percent sign must be followed by two hex digits (RFC 3986 section 2.1, RFC 9112 section 3.2)"),
    /** A target that has none of the four forms. */
    TARGET_FORM(
            "HPE_INVALID_URL",
            400,
            "the request target must be in origin-form or absolute-form (RFC 9112 section 3.2)"),
    /** An absolute-form without a proper host, or with user information. */
    TARGET_AUTHORITY(
            "HPE_INVALID_URL", 400, "the authority must be host and optional port, no userinfo (RFC 9110 section 4.2)"),
    /** CONNECT with anything but host and port. */
    CONNECT_TARGET("HPE_INVALID_URL", 400, "CONNECT takes authority-form: host, colon, port (RFC 9112 section 3.2.3)"),
    /** An asterisk with another method than OPTIONS. */
    ASTERISK("HPE_INVALID_URL", 400, "asterisk-form belongs to OPTIONS alone (RFC 9112 section 3.2.4)"),
    /** Not the letters HTTP and a slash. */
    PROTOCOL_NAME("HPE_INVALID_CONSTANT", 400, "the version must begin with HTTP/ (RFC 9112 section 2.3)"),
    /** Not digit, dot, digit. */
    VERSION_SYNTAX("HPE_INVALID_VERSION", 400, "the version must be HTTP/1.0 or HTTP/1.1 (RFC 9112 section 2.3)"),
    /** A well-formed version of another major. */
    VERSION_MAJOR("HPE_INVALID_VERSION", 505, "only major version 1 is spoken here (RFC 9110 section 15.6.6)"),
    /** Something between version and CR. */
    VERSION_END("HPE_INVALID_VERSION", 400, "CRLF must follow the version (RFC 9112 section 3)"),
    /** No single SP between version and status code. */
    STATUS_SPACE("HPE_INVALID_VERSION", 400, "one SP must follow the version (RFC 9112 section 4)"),
    /** Not three digits, the first of them 1 to 9. */
    STATUS_CODE("HPE_INVALID_STATUS", 400, "the status code must be three digits from 100 to 999 (RFC 9112 section 4)"),
    /** A control byte in the reason phrase. */
    REASON_CHARACTER(
            "HPE_INVALID_STATUS", 400, "a reason phrase holds HTAB, SP, VCHAR and obs-text only (RFC 9112 section 4)"),
    /** LF without CR at the end of a status line or field line. */
    BARE_LF("HPE_CR_EXPECTED", 400, "a line ends in CRLF, not in LF alone (RFC 9112 section 2.2)"),
    /** CR without LF at the end of a start line or section. */
    BARE_CR("HPE_STRICT", 400, "CR must be followed by LF (RFC 9112 section 2.2)"),
    /** CR without LF in a field value. */
    BARE_CR_IN_VALUE("HPE_LF_EXPECTED", 400, "CR in a field value must be followed by LF (RFC 9112 section 2.2)"),
    /** White space between start line and first field line. */
    SPACE_AFTER_START_LINE(
            "HPE_UNEXPECTED_SPACE", 400, "no white space between start line and fields (RFC 9112 section 2.2)"),
    /** A line that continues the field line before it. */
    OBS_FOLD("HPE_INVALID_HEADER_TOKEN", 400, "a field line must not be folded (RFC 9112 section 5.2)"),
    /** No name before the colon. */
    EMPTY_FIELD_NAME("HPE_INVALID_HEADER_TOKEN", 400, "a field line must begin with a name (RFC 9112 section 5)"),
    /** White space between name and colon. */
    SPACE_BEFORE_COLON(
            "HPE_INVALID_HEADER_TOKEN", 400, "no white space between field name and colon (RFC 9112 section 5.1)"),
    /** A byte that a field name can not hold. */
    FIELD_NAME("HPE_INVALID_HEADER_TOKEN", 400, "a field name is a token (RFC 9110 section 5.1)"),
    /** A control byte in a field value. */
    FIELD_VALUE(
            "HPE_INVALID_HEADER_TOKEN",
            400,
            "a field value holds HTAB, SP, VCHAR and obs-text only (RFC 9110 section 5.5)"),
    /** More bytes than the limit. */
    SECTION_SIZE("HPE_HEADER_OVERFLOW", 431, "the section is larger than its limit (RFC 6585 section 5)"),
    /** More field lines than the limit. */
    SECTION_COUNT("HPE_HEADER_OVERFLOW", 431, "more field lines than the limit (RFC 6585 section 5)"),
    /** The data of a chunk is not followed by CRLF. */
    CHUNK_DATA_END("HPE_STRICT", 400, "CRLF must follow the data of a chunk (RFC 9112 section 7.1)"),
    /** Not a chunk size. */
    CHUNK_SIZE(
            "HPE_INVALID_CHUNK_SIZE",
            400,
            "a chunk size is hex digits, then CRLF or an extension (RFC 9112 section 7.1)"),
    /** More than a long can hold, or more digits than such a number has. */
    CHUNK_SIZE_OVERFLOW(
            "HPE_INVALID_CHUNK_SIZE", 400, "the chunk size has more than 63 bits or 16 digits (RFC 9112 section 7.1)"),
    /** Not a chunk extension. */
    CHUNK_EXTENSION(
            "HPE_STRICT",
            400,
            "a chunk extension is a token with an optional token or quoted string (RFC 9112 section 7.1.1)"),
    /** More bytes of chunk extensions than the limit. */
    CHUNK_EXTENSION_SIZE(
            "HPE_CHUNK_EXTENSIONS_OVERFLOW", 413, "more chunk extensions than the limit (RFC 9112 section 7.1.1)");

    private final String code;
    private final int status;
    private final String text;

    Rule(String code, int status, String text) {
        this.code = code;
        this.status = status;
        this.text = text;
    }

    /** The exception that says this rule was broken at this index. */
    public ProtocolException at(int offset) {
        return new ProtocolException(code, status, offset, text);
    }
}
