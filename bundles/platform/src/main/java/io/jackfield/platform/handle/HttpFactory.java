package io.jackfield.platform.handle;

import io.jackfield.api.AgentOptions;
import io.jackfield.api.RequestOptions;
import io.jackfield.platform.core.Core;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes the {@link HttpFacade}s of one {@link Core}, one for each bundle or {@code newHttp}, and knows those that are open. Tells their agents
 * when strategies come and go.
 */
public final class HttpFactory implements AutoCloseable {
    private final Core core;
    private final Liveness liveness;
    private volatile RequestOptions requestDefaults = RequestOptions.EMPTY;
    private volatile AgentOptions globalAgents = AgentOptions.DEFAULTS;
    private final List<HttpFacade> open = new CopyOnWriteArrayList<>();
    private final Runnable observer = this::strategiesChanged;

    /**
     * Begins to observe the core's strategies.
     *
     * @param core what everything here stands on; stays open when this is closed
     * @param liveness keeps the process alive, or not
     */
    public HttpFactory(Core core, Liveness liveness) {
        this.core = core;
        this.liveness = liveness;
        core.strategies().observe(observer);
    }

    /** The core. */
    public Core core() {
        return core;
    }

    Liveness liveness() {
        return liveness;
    }

    /**
     * Makes a facade.
     *
     * @param owner the bundle it is for, for people; empty outside a container
     */
    public HttpFacade newHttp(String owner) {
        return newHttp(owner, () -> {});
    }

    /**
     * Makes a facade.
     *
     * @param owner the bundle it is for, for people; empty outside a container
     * @param whenClosed runs once, when it has been closed
     */
    public HttpFacade newHttp(String owner, Runnable whenClosed) {
        HttpFacade facade = new HttpFacade(this, owner, whenClosed);
        open.add(facade);
        return facade;
    }

    /** The facades that are open. */
    public List<HttpFacade> facades() {
        return new ArrayList<>(open);
    }

    /** Puts in force what holds for requests that say nothing else, for those made from now on. */
    public void requestDefaults(RequestOptions defaults) {
        requestDefaults = defaults;
    }

    RequestOptions requestDefaults() {
        return requestDefaults;
    }

    /** Puts other options of every facade's global agent in force. */
    public void globalAgents(AgentOptions options) {
        globalAgents = options;
        open.forEach(facade -> facade.globalAgent().reconfigure(options));
    }

    AgentOptions globalAgents() {
        return globalAgents;
    }

    void forget(HttpFacade facade) {
        open.remove(facade);
    }

    private void strategiesChanged() {
        for (HttpFacade each : open) {
            each.strategiesChanged();
        }
    }

    /** Closes every facade at once. */
    @Override
    public void close() {
        facades().forEach(HttpFacade::close);
        core.strategies().forget(observer);
    }
}
