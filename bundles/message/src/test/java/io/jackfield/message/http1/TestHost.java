package io.jackfield.message.http1;

import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.ServerEngine;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A server with the limits of {@link #limits} and an engine of the test. */
final class TestHost implements ServerHost {
    final Map<String, Object> limits = new HashMap<>(Map.of(
            "timeout", 120_000L,
            "keepAliveTimeout", 5_000L,
            "headersTimeout", 40_000L,
            "requestTimeout", 300_000L,
            "maxRequestsPerSocket", 0));
    final ServerEngine engine;
    ServerOptions options = ServerOptions.DEFAULTS;
    boolean engineThere = true;
    int leases;
    int errors;
    private final Server server = (Server) Proxy.newProxyInstance(
            TestHost.class.getClassLoader(), new Class<?>[] {Server.class}, (proxy, method, args) -> {
                Object limit = limits.get(method.getName());
                if (limit == null) {
                    throw new UnsupportedOperationException(method.getName());
                }
                return limit;
            });

    TestHost(ServerEngine engine) {
        this.engine = engine;
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public ServerOptions options() {
        return options;
    }

    @Override
    public Lease<ServerEngine> engine(Connection connection) {
        return engineThere ? new TestLease<>(engine, change -> leases += change) : null;
    }

    @Override
    public void countError(Connection connection) {
        errors++;
    }

    @Override
    public void uncaught(Throwable thrown) {
        throw new AssertionError(thrown);
    }
}
