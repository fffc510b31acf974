package io.jackfield.platform.handle;

import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.Socket;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.listener.Listener1;

/**
 * The limits and timeouts of a {@link ServerHandle}: begun with its options, changed while it serves, read by protocol and engine for each
 * connection or request. Thread-safe.
 */
abstract class LimitedServer extends SharedEmitter<Server> implements Server {
    private volatile int maxConnections;
    private volatile int maxHeadersCount;
    private volatile int maxRequestsPerSocket;
    private volatile long headersTimeout;
    private volatile long requestTimeout;
    private volatile long timeout;
    private volatile long keepAliveTimeout;

    LimitedServer(ServerOptions options) {
        begin(options);
    }

    /** Sets every limit to what the options say. */
    final void begin(ServerOptions options) {
        maxConnections = options.maxConnections();
        maxHeadersCount = options.maxHeadersCount();
        maxRequestsPerSocket = options.maxRequestsPerSocket();
        headersTimeout = options.headersTimeout().toMillis();
        requestTimeout = options.requestTimeout().toMillis();
        timeout = options.timeout().toMillis();
        keepAliveTimeout = options.keepAliveTimeout().toMillis();
    }

    /** What the parsers enforce has changed. */
    abstract void parserLimitsChanged();

    private static long checked(String name, long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw ArgumentException.range(
                    ErrorCodes.ERR_OUT_OF_RANGE,
                    "The value of \"" + name + "\" is out of range. It must be >= 0 && <= " + Integer.MAX_VALUE
                            + ". Received " + value);
        }
        return value;
    }

    @Override
    public int maxConnections() {
        return maxConnections;
    }

    @Override
    public Server maxConnections(int count) {
        maxConnections = (int) checked("maxConnections", count);
        return this;
    }

    @Override
    public int maxHeadersCount() {
        return maxHeadersCount;
    }

    @Override
    public Server maxHeadersCount(int count) {
        maxHeadersCount = (int) checked("maxHeadersCount", count);
        parserLimitsChanged();
        return this;
    }

    @Override
    public long headersTimeout() {
        return headersTimeout;
    }

    @Override
    public Server headersTimeout(long millis) {
        headersTimeout = checked("headersTimeout", millis);
        return this;
    }

    @Override
    public long requestTimeout() {
        return requestTimeout;
    }

    @Override
    public Server requestTimeout(long millis) {
        requestTimeout = checked("requestTimeout", millis);
        return this;
    }

    @Override
    public long timeout() {
        return timeout;
    }

    @Override
    public Server timeout(long millis) {
        timeout = checked("timeout", millis);
        return this;
    }

    @Override
    public Server setTimeout(long millis) {
        return timeout(millis);
    }

    @Override
    public Server setTimeout(long millis, Listener1<Socket> callback) {
        timeout(millis);
        return on(TIMEOUT, callback);
    }

    @Override
    public long keepAliveTimeout() {
        return keepAliveTimeout;
    }

    @Override
    public Server keepAliveTimeout(long millis) {
        keepAliveTimeout = checked("keepAliveTimeout", millis);
        return this;
    }

    @Override
    public int maxRequestsPerSocket() {
        return maxRequestsPerSocket;
    }

    @Override
    public Server maxRequestsPerSocket(int count) {
        maxRequestsPerSocket = (int) checked("maxRequestsPerSocket", count);
        return this;
    }
}
