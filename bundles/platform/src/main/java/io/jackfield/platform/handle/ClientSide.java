package io.jackfield.platform.handle;

import io.jackfield.api.Agent;
import io.jackfield.api.Compatibility;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.ClientHost;
import io.jackfield.spi.connection.Loop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a client engine is offered by one {@link HttpFacade}: whose sockets a request gets is decided here. */
final class ClientSide implements ClientHost {
    private final HttpFacade http;
    /** The requests without an agent that wait for their connection. */
    private final Map<SocketRequest, Unpooled> own = new ConcurrentHashMap<>();

    ClientSide(HttpFacade http) {
        this.http = http;
    }

    @Override
    public Http http() {
        return http;
    }

    @Override
    public Compatibility compatibility() {
        return Compatibility.DOCUMENTED;
    }

    @Override
    public Loop loop(Agent agent, String name) {
        Loop here = http.core().currentLoop();
        if (here == null && agent instanceof AgentHandle handle) {
            here = handle.loopFor(name);
        }
        return here == null ? http.loop() : here;
    }

    @Override
    public void acquire(SocketRequest request) {
        if (unpooled(request.options())) {
            Unpooled alone = new Unpooled(http, request, () -> own.remove(request));
            own.put(request, alone);
            alone.begin();
        } else {
            handle(request.options().agent()).acquire(request);
        }
        if (!request.loop().inLoop()) {
            http.stayAliveUntilRun(request.loop());
        }
    }

    private static boolean unpooled(RequestOptions options) {
        return options.agent() == null && (options.oneTimeAgent() || options.createConnection() != null);
    }

    private AgentHandle handle(Agent agent) {
        if (agent == null) {
            return http.globalAgent();
        }
        if (agent instanceof AgentHandle handle) {
            return handle;
        }
        throw ArgumentException.type(
                ErrorCodes.ERR_INVALID_ARG_TYPE,
                "The \"agent\" option must be made by newAgent. Received an instance of "
                        + agent.getClass().getName());
    }

    @Override
    public void cancel(SocketRequest request) {
        if (unpooled(request.options())) {
            Unpooled alone = own.remove(request);
            if (alone != null) {
                alone.cancel();
            }
        } else {
            handle(request.options().agent()).cancel(request);
        }
    }

    @Override
    public void uncaught(Throwable thrown) {
        http.uncaught(thrown);
    }
}
