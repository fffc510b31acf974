package io.jackfield.spi.parser;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads the syntax of HTTP/1 messages out of byte arrays: pure, with no socket, clock or thread of its own. What it finds goes
 * into a {@link HeadBlock} or a {@link ChunkLine}; what the fields mean (length, persistence, upgrade) is decided elsewhere, once
 * for all parsers.
 *
 * <p>Each method reads from {@code position()} to {@code limit()} of its argument and either
 *
 * <ul>
 *   <li>returns true: the element is complete and {@code position()} is the index after its last byte, never further;
 *   <li>returns false: every byte up to {@code limit()} is acceptable so far and more are needed. The caller adds bytes and calls
 *       again, with the same argument and the same parser; or
 *   <li>throws: the bytes can not become a valid element, whatever follows.
 * </ul>
 *
 * <p>Where the input is cut makes no difference to the result. Between two calls for one element the parser may keep integers in
 * the argument's scratch ({@link HeadBlock#phase}); it keeps nothing in itself, since one parser serves all connections of an
 * event loop in turn. It retains neither argument nor array after it returned. Every limit of {@link ParserLimits} is enforced as
 * soon as the bytes read exceed it.
 *
 * <p>An element that was completed or refused is not given again: the parser answers that with {@link IllegalStateException}.
 */
@ConsumerType
public interface Parser {

    /**
     * Reads a request or response head, as {@link HeadBlock#kind} says: start line, header section and the empty line (RFC 9112
     * sections 2 to 5).
     *
     * @return true when complete
     * @throws ProtocolException if the bytes break the syntax or a limit
     */
    boolean head(HeadBlock block) throws ProtocolException;

    /**
     * Reads a chunk line, after the CRLF that ends the data of the chunk before it if {@link ChunkLine#afterData} is set (RFC 9112
     * section 7.1).
     *
     * @return true when complete; {@link ChunkLine#size} is then the chunk's size, 0 for the last chunk
     * @throws ProtocolException if the bytes break the syntax or a limit
     */
    boolean chunkLine(ChunkLine line) throws ProtocolException;

    /**
     * Reads a trailer section and the empty line after it (RFC 9112 section 7.1.2).
     *
     * @return true when complete
     * @throws ProtocolException if the bytes break the syntax or a limit
     */
    boolean trailers(HeadBlock block) throws ProtocolException;
}
