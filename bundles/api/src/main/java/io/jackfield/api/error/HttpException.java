package io.jackfield.api.error;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The peer's or the network's fault: what an {@code error} or {@code clientError} event carries. Never thrown by a method of
 * this api; a blocking view ({@link java.io.InputStream}, {@link java.io.OutputStream}) throws it.
 */
@ProviderType
public class HttpException extends IOException implements Coded {
    private static final long serialVersionUID = 1L;

    private final String code;
    private long bytesParsed = -1;
    private transient ByteBuffer rawPacket;
    private String syscall;
    private String address;
    private int port;

    /**
     * Makes an error.
     *
     * @param code one of {@link ErrorCodes}
     * @param message what happened, in Node's words; nothing the peer sent
     */
    public HttpException(String code, String message) {
        this(code, message, null);
    }

    /**
     * Makes an error with a cause.
     *
     * @param code one of {@link ErrorCodes}
     * @param message what happened, in Node's words; nothing the peer sent
     * @param cause the JDK's or the transport's error, or null
     */
    public HttpException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * Makes an error about a message that could not be parsed. Item 97.
     *
     * @param code a parser's code, {@code HPE_...}
     * @param message what happened; nothing the peer sent
     * @param bytesParsed bytes of the packet that were right
     * @param rawPacket the packet, or null if the input ended; owned by the error
     * @return the error
     */
    public static HttpException parse(String code, String message, long bytesParsed, ByteBuffer rawPacket) {
        HttpException error = new HttpException(code, message);
        error.bytesParsed = bytesParsed;
        error.rawPacket = rawPacket;
        return error;
    }

    /**
     * Makes an error of the operating system, with Node's message: {@code connect ECONNREFUSED 127.0.0.1:80}.
     *
     * @param code the system's code
     * @param syscall what was tried, such as {@code connect}, {@code listen}, {@code getaddrinfo}
     * @param address address, host name or path, or null
     * @param port the port, or 0
     * @param cause the JDK's or the transport's error, or null
     * @return the error
     */
    public static HttpException system(String code, String syscall, String address, int port, Throwable cause) {
        String where = address == null ? "" : " " + address + (port == 0 ? "" : ":" + port);
        HttpException error = new HttpException(code, syscall + " " + code + where, cause);
        error.syscall = syscall;
        error.address = address;
        error.port = port;
        return error;
    }

    /**
     * What was tried.
     *
     * @return such as {@code connect}, or null if this is no error of the operating system
     */
    public final String syscall() {
        return syscall;
    }

    /**
     * The address concerned.
     *
     * @return address, host name or path, or null
     */
    public final String address() {
        return address;
    }

    /**
     * The port concerned.
     *
     * @return the port, or 0
     */
    public final int port() {
        return port;
    }

    @Override
    public final String code() {
        return code;
    }

    /**
     * Bytes of the packet that were parsed before the error. Item 97.
     *
     * @return the number, or -1 if this is not a parse error
     */
    public final long bytesParsed() {
        return bytesParsed;
    }

    /**
     * The packet that could not be parsed. Item 97.
     *
     * @return a read-only view, or null if this is not a parse error or the input ended
     */
    public final ByteBuffer rawPacket() {
        return rawPacket == null ? null : rawPacket.asReadOnlyBuffer();
    }
}
