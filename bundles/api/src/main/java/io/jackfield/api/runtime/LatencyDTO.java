package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How long exchanges of one listener took that were served by the same generations and ended alike, at one moment. From a request's head to
 * the last byte of its answer. Counters begin with the first such exchange.
 */
@ProviderType
public class LatencyDTO {
    /** Name of the server, perhaps empty. */
    public String server;

    /** The port that was asked; 0 for a Unix socket. */
    public int port;

    /** The transport, as {@code name#generation}; empty as {@link #parser}. */
    public String transport;

    /**
     * The parser that read the heads, as {@code name#generation}. Empty, like transport and engine, in the one row of a listener that takes
     * what is beyond the most rows that are kept apart.
     */
    public String parser;

    /** The server engine, as {@code name#generation}; empty as {@link #parser}. */
    public String engine;

    /** The class of the answers' statuses, {@code 2xx}; {@code none} for those that got no answer; {@code tunnel}. */
    public String status;

    /** How many exchanges. */
    public long count;

    /** How long they took in all, nanoseconds. */
    public long sum;

    /** Upper bounds of the buckets, nanoseconds, in order; the last bucket has none. */
    public long[] bounds;

    /** How many took at most as long as the bound of the same index and longer than the one before; one more than bounds. */
    public long[] buckets;
}
