package io.jackfield.spi.engine;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says what a complete head means for the bytes behind it (RFC 9112 section 6.3), by the very rules that a protocol's connections
 * follow. A protocol's bundle registers it beside its {@link ProtocolFactory}, for those who look at recorded bytes. Methods may be
 * called from any thread, and keep nothing of the head.
 */
@ConsumerType
public interface HeadFraming {

    /**
     * What a request means.
     *
     * @param head complete, of kind {@link HeadBlock.Kind#REQUEST}
     * @throws ProtocolException if a server refuses it by default; its offset is an index into the head's bytes
     */
    Framing request(HeadBlock head) throws ProtocolException;

    /**
     * What a response means.
     *
     * @param head complete, of kind {@link HeadBlock.Kind#RESPONSE}
     * @param method of the request that it answers
     * @throws ProtocolException if a client can not trust it; its offset is an index into the head's bytes
     */
    Framing response(HeadBlock head, String method) throws ProtocolException;

    /** How the end of a content is found. */
    enum Content {
        /** After so many bytes, 0 for none. */
        LENGTH,
        /** After the last chunk and its trailer section. */
        CHUNKED,
        /** With the connection. */
        UNTIL_CLOSE,
        /** There is none: the bytes behind are of another protocol. */
        TUNNEL
    }

    /**
     * The decision.
     *
     * @param content how its end is found
     * @param length bytes of the content where that is told, else 0
     * @param persistent whether another message may follow on the connection
     * @param upgrade whether a request asks for another protocol; without consent it is an ordinary one
     */
    record Framing(Content content, long length, boolean persistent, boolean upgrade) {}
}
