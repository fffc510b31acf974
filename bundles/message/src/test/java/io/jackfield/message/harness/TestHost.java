package io.jackfield.message.harness;

import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.RefusedRequest;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.stream.EventEmitter;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server with the limits of {@link #limits}, real listeners, and an engine of the test. */
public final class TestHost implements ServerHost {
    public final Map<String, Object> limits = new HashMap<>(Map.of(
            "timeout", 120_000L,
            "keepAliveTimeout", 5_000L,
            "headersTimeout", 40_000L,
            "requestTimeout", 300_000L,
            "maxRequestsPerSocket", 0));
    public final List<Throwable> uncaught = new ArrayList<>();
    public ServerOptions options = ServerOptions.DEFAULTS;
    public boolean engineThere = true;
    public Lease<ServerEngine> lastLease;
    public int leases;
    public int errors;
    private final ServerEngine engine;
    private final Emitter emitter = new EventEmitter() {
        @Override
        protected void uncaught(Event<?> event, Throwable thrown) {
            uncaught.add(thrown);
        }
    };
    private final Server server =
            (Server) Proxy.newProxyInstance(TestHost.class.getClassLoader(), new Class<?>[] {Server.class}, this::call);

    public TestHost(ServerEngine engine) {
        this.engine = engine;
    }

    private Object call(Object proxy, Method method, Object[] args) throws ReflectiveOperationException {
        Object limit = limits.get(method.getName());
        if (limit != null) {
            return limit;
        }
        Object result = Emitter.class
                .getMethod(method.getName(), method.getParameterTypes())
                .invoke(emitter, args);
        return result == emitter ? proxy : result;
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
        lastLease = engineThere ? new TestLease<>(engine, change -> leases += change) : null;
        return lastLease;
    }

    @Override
    public void refused(Connection connection, RefusedRequest refused) {
        errors++;
    }

    @Override
    public void uncaught(Throwable thrown) {
        uncaught.add(thrown);
    }
}
