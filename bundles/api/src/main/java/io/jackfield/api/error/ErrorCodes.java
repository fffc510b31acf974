package io.jackfield.api.error;

import org.osgi.annotation.versioning.ProviderType;

/** The codes of {@link Coded#code()}, in Node's spelling; those Node lacks begin with {@code ERR_JACKFIELD}. */
@ProviderType
public final class ErrorCodes {
    /** An argument of the wrong type; also null where null is not allowed. */
    public static final String ERR_INVALID_ARG_TYPE = "ERR_INVALID_ARG_TYPE";

    /** An argument of the right type that cannot be meant. */
    public static final String ERR_INVALID_ARG_VALUE = "ERR_INVALID_ARG_VALUE";

    /** An option that cannot be meant. */
    public static final String ERR_INVALID_OPT_VALUE = "ERR_INVALID_OPT_VALUE";

    /** A number outside its range. */
    public static final String ERR_OUT_OF_RANGE = "ERR_OUT_OF_RANGE";

    /** A method or field name that is not a token. RFC 9110 section 5.6.2. */
    public static final String ERR_INVALID_HTTP_TOKEN = "ERR_INVALID_HTTP_TOKEN";

    /** A character that may not stand in a field value, trailer or reason phrase. RFC 9110 section 5.5. */
    public static final String ERR_INVALID_CHAR = "ERR_INVALID_CHAR";

    /** A header set to null. Item 149. */
    public static final String ERR_HTTP_INVALID_HEADER_VALUE = "ERR_HTTP_INVALID_HEADER_VALUE";

    /** A status code outside 100 to 999. Item 176. */
    public static final String ERR_HTTP_INVALID_STATUS_CODE = "ERR_HTTP_INVALID_STATUS_CODE";

    /** A header touched after the head was sent. Items 145, 153. */
    public static final String ERR_HTTP_HEADERS_SENT = "ERR_HTTP_HEADERS_SENT";

    /** Content behind a head that was sent before it and announces none. Item 268. */
    public static final String ERR_HTTP_BODY_NOT_ALLOWED = "ERR_HTTP_BODY_NOT_ALLOWED";

    /** A {@code Trailer} header on a message without chunked framing. Item 132. */
    public static final String ERR_HTTP_TRAILER_INVALID = "ERR_HTTP_TRAILER_INVALID";

    /** A path with a character that must be escaped. Item 243. */
    public static final String ERR_UNESCAPED_CHARACTERS = "ERR_UNESCAPED_CHARACTERS";

    /** A protocol the agent does not speak. Item 235. */
    public static final String ERR_INVALID_PROTOCOL = "ERR_INVALID_PROTOCOL";

    /** A URL without a host. Item 258. */
    public static final String ERR_INVALID_DOMAIN_NAME = "ERR_INVALID_DOMAIN_NAME";

    /** A string that is no URL. */
    public static final String ERR_INVALID_URL = "ERR_INVALID_URL";

    /** A port outside 0 to 65535. */
    public static final String ERR_SOCKET_BAD_PORT = "ERR_SOCKET_BAD_PORT";

    /** A use of a socket that is gone. */
    public static final String ERR_SOCKET_CLOSED = "ERR_SOCKET_CLOSED";

    /** {@code listen} on a server that listens. */
    public static final String ERR_SERVER_ALREADY_LISTEN = "ERR_SERVER_ALREADY_LISTEN";

    /** {@code close} of a server that does not listen. */
    public static final String ERR_SERVER_NOT_RUNNING = "ERR_SERVER_NOT_RUNNING";

    /** A write behind the end. Item 168. */
    public static final String ERR_STREAM_WRITE_AFTER_END = "ERR_STREAM_WRITE_AFTER_END";

    /** A chunk pushed behind the end. */
    public static final String ERR_STREAM_PUSH_AFTER_EOF = "ERR_STREAM_PUSH_AFTER_EOF";

    /** A chunk given back behind the end. */
    public static final String ERR_STREAM_UNSHIFT_AFTER_END_EVENT = "ERR_STREAM_UNSHIFT_AFTER_END_EVENT";

    /** A use of a stream that was destroyed. */
    public static final String ERR_STREAM_DESTROYED = "ERR_STREAM_DESTROYED";

    /** A stream that closed before it ended; seen by the Java views of a stream. */
    public static final String ERR_STREAM_PREMATURE_CLOSE = "ERR_STREAM_PREMATURE_CLOSE";

    /** The peer closed the connection: "socket hang up" on a request, "aborted" on a message. */
    public static final String ECONNRESET = "ECONNRESET";

    /** Nobody listens at the address. */
    public static final String ECONNREFUSED = "ECONNREFUSED";

    /** Something took longer than allowed. */
    public static final String ETIMEDOUT = "ETIMEDOUT";

    /** A write to a connection the peer has closed. */
    public static final String EPIPE = "EPIPE";

    /** The host name has no address. */
    public static final String ENOTFOUND = "ENOTFOUND";

    /** The port is busy. */
    public static final String EADDRINUSE = "EADDRINUSE";

    /** The address is not one of this machine. */
    public static final String EADDRNOTAVAIL = "EADDRNOTAVAIL";

    /** The port or path may not be used. */
    public static final String EACCES = "EACCES";

    /** The Unix socket's path does not exist. */
    public static final String ENOENT = "ENOENT";

    /** The host cannot be reached. */
    public static final String EHOSTUNREACH = "EHOSTUNREACH";

    /** The network cannot be reached. */
    public static final String ENETUNREACH = "ENETUNREACH";

    /** Aborted by the signal of the options. */
    public static final String ABORT_ERR = "ABORT_ERR";

    /** Head larger than its limit. Item 232. */
    public static final String HPE_HEADER_OVERFLOW = "HPE_HEADER_OVERFLOW";

    /** The connection ended within a message. Item 97. */
    public static final String HPE_INVALID_EOF_STATE = "HPE_INVALID_EOF_STATE";

    /** An unknown method. Item 322. */
    public static final String HPE_INVALID_METHOD = "HPE_INVALID_METHOD";

    /** A head or body that did not arrive in time; answered 408. */
    public static final String ERR_HTTP_REQUEST_TIMEOUT = "ERR_HTTP_REQUEST_TIMEOUT";

    /** A TLS handshake that took longer than its limit. */
    public static final String ERR_TLS_HANDSHAKE_TIMEOUT = "ERR_TLS_HANDSHAKE_TIMEOUT";

    /** A certificate made out to another name than the server's. */
    public static final String ERR_TLS_CERT_ALTNAME_INVALID = "ERR_TLS_CERT_ALTNAME_INVALID";

    /** A TLS version that is not TLSv1.2 or TLSv1.3. */
    public static final String ERR_TLS_INVALID_PROTOCOL_VERSION = "ERR_TLS_INVALID_PROTOCOL_VERSION";

    /** A TLS method that is unknown, or too old to be spoken. */
    public static final String ERR_TLS_INVALID_PROTOCOL_METHOD = "ERR_TLS_INVALID_PROTOCOL_METHOD";

    /** A TLS version beside a TLS method that says it, too. */
    public static final String ERR_TLS_PROTOCOL_VERSION_CONFLICT = "ERR_TLS_PROTOCOL_VERSION_CONFLICT";

    /** A connection that can not leave HTTP: its request did not ask for it, or it is gone. */
    public static final String ERR_JACKFIELD_NO_TUNNEL = "ERR_JACKFIELD_NO_TUNNEL";

    /** A TLS connection that came while as many handshakes as a server allows were under way, and as many waited. */
    public static final String ERR_JACKFIELD_TOO_MANY_HANDSHAKES = "ERR_JACKFIELD_TOO_MANY_HANDSHAKES";

    /** A certificate given to a server that was made without TLS. */
    public static final String ERR_JACKFIELD_NO_TLS = "ERR_JACKFIELD_NO_TLS";

    /** A certificate that no trusted one issued. */
    public static final String UNABLE_TO_VERIFY_LEAF_SIGNATURE = "UNABLE_TO_VERIFY_LEAF_SIGNATURE";

    /** A certificate whose time is over. */
    public static final String CERT_HAS_EXPIRED = "CERT_HAS_EXPIRED";

    /** A certificate whose time has not come. */
    public static final String CERT_NOT_YET_VALID = "CERT_NOT_YET_VALID";

    /** A TLS handshake that failed, or bytes that are no TLS. */
    public static final String EPROTO = "EPROTO";

    /** A body larger than the limit given to a collector. */
    public static final String ERR_JACKFIELD_BODY_TOO_LARGE = "ERR_JACKFIELD_BODY_TOO_LARGE";

    /** A blocking call on a loop. */
    public static final String ERR_JACKFIELD_BLOCKING = "ERR_JACKFIELD_BLOCKING";

    /** A call from a foreign thread that only the loop may make. */
    public static final String ERR_JACKFIELD_NOT_ON_LOOP = "ERR_JACKFIELD_NOT_ON_LOOP";

    /** A use of an {@code Http} that was closed, or whose bundle stopped. */
    public static final String ERR_JACKFIELD_CLOSED = "ERR_JACKFIELD_CLOSED";

    /** No strategy (transport, protocol, engine, agent, parser) is there to do it. */
    public static final String ERR_JACKFIELD_NO_STRATEGY = "ERR_JACKFIELD_NO_STRATEGY";

    private ErrorCodes() {}
}
