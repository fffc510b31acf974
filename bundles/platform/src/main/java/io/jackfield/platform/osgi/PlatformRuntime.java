package io.jackfield.platform.osgi;

import io.jackfield.api.AgentOptions;
import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.DrainOptions;
import io.jackfield.api.runtime.Refusals;
import io.jackfield.platform.configuration.ConfigurationValues;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.CoreSettings;
import io.jackfield.platform.core.Endpoint;
import io.jackfield.platform.handle.AgentHandle;
import io.jackfield.platform.handle.Drain;
import io.jackfield.platform.handle.HttpFacade;
import io.jackfield.platform.handle.HttpFactory;
import io.jackfield.platform.handle.Liveness;
import io.jackfield.platform.handle.ServerHandle;
import io.jackfield.platform.trial.ParserTrials;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutionException;

/** The platform of one framework, inside {@link PlatformComponent}: the core, its facades, and the configuration in force. */
final class PlatformRuntime implements AutoCloseable {
    static final String PID = "io.jackfield.platform";
    private static final System.Logger LOG = System.getLogger(PlatformRuntime.class.getName());
    private static final long PORT_LINGER = 5000;
    private static final int DAY = 24 * 60 * 60 * 1000;

    private final long started = System.nanoTime();
    private final Core core;
    private final HttpFactory factory;
    private final ParserTrials trials;
    private final Refusals refusals = new Refusals();
    private final Set<ConfiguredServer> servers = new CopyOnWriteArraySet<>();
    /** Where configured agents belong to: it lasts as long as the platform, so that what uses one ends in its own time. */
    private final HttpFacade agents;

    private volatile long portLinger = PORT_LINGER;
    private volatile DrainOptions beforeStop = DrainOptions.DEFAULTS;

    /** Starts with a configuration; one that can not be meant is reported, and the defaults hold. */
    PlatformRuntime(Map<String, ?> configuration) {
        core = new Core(CoreSettings.defaults());
        factory = new HttpFactory(core, Liveness.NONE);
        trials = new ParserTrials(core);
        agents = factory.newHttp("");
        configure(configuration);
    }

    /** Puts another configuration in force; one that can not be meant is reported, and the old one stays. */
    void configure(Map<String, ?> configuration) {
        refusals.follow(PID, () -> {
            CoreSettings settings = settings(configuration);
            long linger = new ConfigurationValues(PID, configuration).millis("portLinger", PORT_LINGER);
            DrainOptions drain = beforeStop(new ConfigurationValues(PID, configuration));
            core.settings(settings);
            portLinger = linger;
            beforeStop = drain;
        });
        core.strategies().notifySoon();
    }

    Refusals refusals() {
        return refusals;
    }

    /**
     * Ends listeners in good order.
     *
     * @throws IllegalArgumentException if a server is named and none has that name
     */
    CompletableFuture<List<DrainDTO>> drain(DrainOptions options) {
        List<Endpoint> meant = options.server().isEmpty() ? core.listening() : core.listening(options.server());
        return Drain.begin(
                meant.stream()
                        .map(Endpoint::server)
                        .filter(ServerHandle.class::isInstance)
                        .map(ServerHandle.class::cast)
                        .toList(),
                options);
    }

    /** Drains all listeners, at most the drain time after the notice; returns when it is done. */
    void drainBeforeStop() {
        Duration deadline = Duration.ofMillis(Math.min(core.settings().drainMillis(), DAY));
        try {
            List<DrainDTO> drained = drain(beforeStop.withDeadline(deadline)).get();
            drained.forEach(each -> LOG.log(each.cut > 0 ? Level.WARNING : Level.DEBUG, each.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "not drained", e.getCause());
        }
    }

    /** The configured servers; each adds itself and takes itself out. */
    Set<ConfiguredServer> servers() {
        return servers;
    }

    /** Makes an agent that a configuration describes. */
    AgentHandle newAgent(String name, AgentOptions options) {
        return agents.newAgent(name, options);
    }

    private static DrainOptions beforeStop(ConfigurationValues values) {
        return DrainOptions.DEFAULTS
                .withNotice(Duration.ofMillis(values.number("drainNotice", 0, 0, DAY)))
                .withIdle(Duration.ofMillis(values.number("drainIdle", 500, 0, DAY)));
    }

    static CoreSettings settings(Map<String, ?> configuration) {
        ConfigurationValues values = new ConfigurationValues(PID, configuration);
        CoreSettings defaults = CoreSettings.defaults();
        int loops = values.number("loops", 0, 0, 1024);
        return new CoreSettings(
                loops == 0 ? defaults.loops() : loops,
                values.millis("drainTime", defaults.drainMillis()),
                values.millis("parkTime", defaults.parkMillis()),
                values.millis("overlapTime", defaults.overlapMillis()));
    }

    Core core() {
        return core;
    }

    HttpFactory factory() {
        return factory;
    }

    ParserTrials trials() {
        return trials;
    }

    /** Milliseconds that the ports of a stopped bundle wait for its successor. */
    long portLinger() {
        return portLinger;
    }

    /** Milliseconds since it started. */
    long uptime() {
        return (System.nanoTime() - started) / 1_000_000;
    }

    @Override
    public void close() {
        trials.close();
        factory.close();
        core.close();
    }
}
