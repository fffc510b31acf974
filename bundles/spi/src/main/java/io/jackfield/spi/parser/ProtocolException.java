package io.jackfield.spi.parser;

/**
 * The peer broke the protocol. It carries what the answer and the event need: a stable code (llhttp's names), where it happened
 * and the status that refuses it. Match on the {@link #code}, not on the class: two versions of a bundle may be alive.
 *
 * <p>It has no stack trace: it tells of bytes, not of code, and a flood of bad requests must stay cheap. The message never
 * repeats what the peer sent.
 */
public final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final int offset;

    /**
     * @param code llhttp's name of the error, for example {@code HPE_INVALID_METHOD}
     * @param status the status that a server answers with, 400 to 599
     * @param offset the index of the offending byte in the array that was parsed
     * @param message what was expected, with its RFC section
     */
    public ProtocolException(String code, int status, int offset, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.offset = offset;
    }

    /** The stable code of the error. */
    public String code() {
        return code;
    }

    /** The status that a server answers with. */
    public int status() {
        return status;
    }

    /** The index of the offending byte in the array that was parsed. */
    public int offset() {
        return offset;
    }
}
