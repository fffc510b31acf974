package io.jackfield.client;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.spi.connection.ClientHost;
import io.jackfield.spi.engine.ClientEngine;

/**
 * Makes requests that behave as Node's: a {@link NodeClientRequest} each. {@link NodeClientEngineComponent} registers it in a container, the
 * service loader finds it outside.
 */
public class NodeClientEngine implements ClientEngine {
    static final String NAME = "node";
    static final int RANKING = 100;

    private final LastSettings settings = new LastSettings();

    /** Made by the container, the service loader, or a test. */
    public NodeClientEngine() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public ClientRequest request(ClientHost host, RequestOptions options, Runnable released) {
        NodeClientRequest request = new NodeClientRequest(host, settings.of(host, options), released);
        options.addListeners(request);
        request.ready();
        return request;
    }
}
