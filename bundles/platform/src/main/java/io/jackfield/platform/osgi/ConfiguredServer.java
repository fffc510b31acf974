package io.jackfield.platform.osgi;

import io.jackfield.api.Server;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.ServerStatus;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.Endpoint;
import io.jackfield.platform.core.EndpointSettings;
import io.jackfield.platform.handle.HttpFacade;
import io.jackfield.platform.handle.ServerHandle;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One server that a configuration describes, inside {@link ServerComponent}. A changed configuration is taken over in place: connections stay
 * and nothing is bound anew, unless the address changed; then the new one is bound before the old one is let go. A configuration that can not
 * be meant, or an address that can not be had, is reported and the old one stays.
 */
final class ConfiguredServer implements ServerStatus, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ConfiguredServer.class.getName());

    private final PlatformRuntime platform;
    private final HttpFacade http;
    private final Handlers handlers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable observer = this::changed;
    private volatile Consumer<Map<String, Object>> publisher = properties -> {};

    private volatile String name = "";
    private volatile ServerConfiguration configuration;
    private volatile ServerHandle server;
    private volatile ServerHandle moving;
    private volatile String error;
    private volatile boolean closed;
    private Map<String, Object> published;

    ConfiguredServer(PlatformRuntime platform) {
        this.platform = platform;
        this.http = platform.factory().newHttp("");
        this.handlers = new Handlers(platform.core()::currentLoop, this::handlerWait);
        platform.core().strategies().observe(observer);
        platform.servers().add(this);
    }

    private long handlerWait() {
        ServerConfiguration now = configuration;
        return now == null ? 0 : now.handlerWait();
    }

    Handlers handlers() {
        return handlers;
    }

    /** Begins to tell the status to whoever publishes it: on a worker, now and when it changed. */
    void publishTo(Consumer<Map<String, Object>> receiver) {
        lock.lock();
        try {
            publisher = receiver;
            // what was told while nobody listened is news to this one
            published = null;
        } finally {
            lock.unlock();
        }
        changed();
    }

    // ---- configuration

    /** Takes a configuration over: the first, or a changed one. Never throws. */
    void configure(Map<String, ?> properties) {
        name = configuration == null ? ServerConfiguration.nameOf(properties) : name;
        complain("");
        platform.refusals().forget(pid());
        try {
            ServerConfiguration next = ServerConfiguration.of(properties);
            if (configuration == null) {
                begin(next);
            } else if (configuration.sameAddress(next, server.port())) {
                follow(next);
            } else {
                move(next);
            }
        } catch (RuntimeException e) {
            refused(e);
        }
        platform.core().strategies().notifySoon();
    }

    private void refused(Throwable cause) {
        boolean serves = server != null && server.listening();
        // what is wrong with a value names its configuration itself
        boolean named = cause instanceof IllegalArgumentException;
        platform.refusals().refused(pid(), (named ? "" : pid() + ": ") + cause.getMessage());
        if (serves) {
            complain(cause.getMessage());
        } else {
            error = cause.getMessage();
        }
    }

    /** Shows with the listener what it could not follow; empty when there is nothing. */
    private void complain(String why) {
        Endpoint endpoint = server == null ? null : server.endpoint();
        if (endpoint != null) {
            endpoint.complaint(why);
        }
    }

    private void begin(ServerConfiguration first) {
        ServerHandle made = make(first);
        configuration = first;
        server = made;
        error = null;
        made.whenListening().whenComplete((listening, failure) -> {
            if (failure != null) {
                error = cause(failure).getMessage();
                configuration = null;
                // Closed before it listened is no fault of anybody's.
                if (!closed) {
                    platform.refusals().refused(pid(), pid() + ": " + error);
                }
            }
            changed();
        });
    }

    /** What a stage failed with, without the wrapping of stages that depend on it. */
    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private ServerHandle make(ServerConfiguration described) {
        ServerHandle made = http.newServer(described.options());
        made.on(Server.REQUEST, handlers);
        made.on(Server.CHECK_TUNNEL, handlers::onTunnel);
        made.listen(described.where(), described.plan());
        return made;
    }

    private void follow(ServerConfiguration next) {
        Endpoint endpoint = server.endpoint();
        EndpointSettings inForce = endpoint == null ? null : endpoint.settings();
        server.reconfigure(
                next.options(),
                inForce == null
                        ? next.plan()
                        : next.planAfter(configuration, inForce.preferredParser(), inForce.preferredTransport()));
        configuration = next;
        if (endpoint != null) {
            onWorker(() -> backlog(endpoint));
        }
    }

    private void backlog(Endpoint endpoint) {
        String kept = endpoint.backlog(configuration.where().backlog());
        if (kept != null) {
            platform.refusals().refused(pid(), pid() + ": " + kept);
            changed();
        }
    }

    /** Binds the new address before the old one goes. A later move takes the place of one that is not through yet. */
    private void move(ServerConfiguration next) {
        ServerHandle superseded = moving;
        ServerHandle made = make(next);
        moving = made;
        if (superseded != null) {
            superseded.close();
        }
        made.whenListening().whenComplete((listening, failure) -> {
            if (moving == made) {
                moving = null;
                moved(made, next, failure);
            }
            changed();
        });
    }

    private void moved(ServerHandle made, ServerConfiguration next, Throwable failure) {
        if (failure != null) {
            refused(cause(failure));
            return;
        }
        ServerHandle old = server;
        server = made;
        configuration = next;
        old.close();
    }

    /** Whether somebody drained it: then only {@link #resume} or another address has it listen again. */
    boolean drained() {
        ServerHandle now = server;
        return now != null && now.draining();
    }

    /** Listens again, where the configuration says. */
    CompletionStage<Server> resume() {
        ServerHandle now = server;
        now.listen(configuration.where(), configuration.plan());
        now.whenListening().whenComplete((listening, failure) -> changed());
        return now.whenListening();
    }

    // ---- status

    void changed() {
        onWorker(this::publish);
    }

    private void onWorker(Runnable task) {
        try {
            platform.core().workers().execute(task);
        } catch (RejectedExecutionException e) {
            // The platform is shutting down: nobody waits for news or connects any more.
            LOG.log(Level.DEBUG, "server {0} tells and changes nothing any more", name);
        }
    }

    private void publish() {
        lock.lock();
        try {
            Map<String, Object> now = ServerReport.properties(this, configuration);
            if (!closed && !now.equals(published)) {
                published = now;
                publisher.accept(now);
            }
        } finally {
            lock.unlock();
        }
    }

    String name() {
        return name;
    }

    private String pid() {
        return ServerConfiguration.PID + "~" + name;
    }

    /** Why it does not serve, or null. */
    String error() {
        return error;
    }

    /** The handle, or null when no configuration could be taken over. */
    ServerHandle server() {
        return server;
    }

    /** The handle that binds another address now, or null. */
    ServerHandle moving() {
        return moving;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public ListenerDTO listener() {
        ListenerDTO now = ServerReport.listener(server, name, error);
        now.parked += handlers.parked();
        ServerConfiguration described = configuration;
        if (now.host.isEmpty() && described != null && described.where().host() != null) {
            now.host = described.where().host();
            now.port = described.where().port();
        }
        return now;
    }

    /** Stops listening, waits for exchanges in flight, at most the drain time, and closes what is left. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        Core core = platform.core();
        core.strategies().forget(observer);
        platform.servers().remove(this);
        platform.refusals().forget(pid());
        http.drain(0);
    }
}
