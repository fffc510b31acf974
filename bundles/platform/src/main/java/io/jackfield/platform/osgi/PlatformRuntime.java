package io.jackfield.platform.osgi;

import io.jackfield.api.AgentOptions;
import io.jackfield.api.runtime.Refusals;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.CoreSettings;
import io.jackfield.platform.handle.AgentHandle;
import io.jackfield.platform.handle.HttpFacade;
import io.jackfield.platform.handle.HttpFactory;
import io.jackfield.platform.handle.Liveness;
import io.jackfield.platform.trial.ParserTrials;
import java.util.Map;

/** The platform of one framework, inside {@link PlatformComponent}: the core, its facades, and the configuration in force. */
final class PlatformRuntime implements AutoCloseable {
    static final String PID = "io.jackfield.platform";
    private static final long PORT_LINGER = 5000;

    private final long started = System.nanoTime();
    private final Core core;
    private final HttpFactory factory;
    private final ParserTrials trials;
    private final Refusals refusals = new Refusals();
    /** Where configured agents belong to: it lasts as long as the platform, so that what uses one ends in its own time. */
    private final HttpFacade agents;

    private volatile long portLinger = PORT_LINGER;

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
            core.settings(settings);
            portLinger = linger;
        });
    }

    Refusals refusals() {
        return refusals;
    }

    /** Makes an agent that a configuration describes. */
    AgentHandle newAgent(String name, AgentOptions options) {
        return agents.newAgent(name, options);
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
