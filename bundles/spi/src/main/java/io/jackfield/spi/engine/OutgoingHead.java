package io.jackfield.spi.engine;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The head of a message to be sent, as an engine hands it to its stream, without what the protocol adds by itself: {@code Date},
 * persistence and framing. The stream reads it before its method returns.
 */
@ConsumerType
public interface OutgoingHead {
    /** The length is not known: the protocol frames the content by itself. */
    long UNKNOWN_LENGTH = -1;

    /** The status code of a response; 0 for a request. */
    int status();

    /** The reason phrase of a response, maybe empty; null for a request. */
    String reason();

    /** The method of a request; null for a response. */
    String method();

    /** The request target; null for a response. */
    String target();

    /** The field lines that the application gave. */
    Fields fields();

    /** Whether a {@code Date} is added if the fields have none (responses only). */
    boolean sendDate();

    /** Whether the application removed a field that the protocol would add by itself. */
    boolean removed(AutomaticField field);

    /**
     * The number of content bytes when they are all known before the head goes, else {@link #UNKNOWN_LENGTH}. A {@code Content-Length}
     * among the fields wins.
     */
    long knownLength();

    /** Whether the connection may be kept as far as the engine is concerned. */
    boolean keepAlive();

    /** The fields that a protocol adds by itself. */
    enum AutomaticField {
        /** {@code Connection}. */
        CONNECTION,
        /** {@code Content-Length}. */
        CONTENT_LENGTH,
        /** {@code Transfer-Encoding}. */
        TRANSFER_ENCODING
    }
}
