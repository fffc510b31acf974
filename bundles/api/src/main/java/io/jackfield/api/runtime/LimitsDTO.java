package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** The limits and timeouts of a listener that are in force, at one moment. Times are milliseconds; 0 is no limit unless said otherwise. */
@ProviderType
public class LimitsDTO {
    /** Name of its server, perhaps empty. */
    public String server;

    /** Most bytes of a request's head. */
    public int maxHeaderSize;

    /** Most field lines of a request's head. */
    public int maxHeadersCount;

    /** Most connections at a time. */
    public int maxConnections;

    /** Most requests of a connection. */
    public int maxRequestsPerSocket;

    /** For a whole head. */
    public long headersTimeout;

    /** For a whole request. */
    public long requestTimeout;

    /** Of inactivity. */
    public long timeout;

    /** Between two requests; 0 for {@link #timeout}. */
    public long keepAliveTimeout;

    /** Bytes of answers that may wait before a writer is told to hold on; never 0. */
    public int highWaterMark;
}
