package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.platform.configuration.ConfigurationValues;
import io.jackfield.platform.core.Strategies;
import io.jackfield.platform.trial.ParserTrials;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A trial that a configuration asks for: begun as soon as its candidate is there, once for each generation of it, ended when the configuration
 * changes or goes.
 */
final class ConfiguredTrial implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ConfiguredTrial.class.getName());

    private final PlatformRuntime runtime;
    private final Strategies strategies;
    private final ParserTrials trials;
    private final Runnable changed = this::tryBegin;
    private final Set<String> tried = new HashSet<>();
    private String pid = TrialConfiguration.PID;
    private TrialConfiguration configuration;
    private String running;

    ConfiguredTrial(PlatformRuntime runtime) {
        this.runtime = runtime;
        strategies = runtime.core().strategies();
        trials = runtime.trials();
        strategies.observe(changed);
        trials.whenEnded(changed);
    }

    /** Puts a configuration in force; one that can not be meant is reported, and the old one stays. */
    synchronized void configure(Map<String, ?> properties) {
        pid = TrialConfiguration.PID + "~" + ConfigurationValues.instanceName(TrialConfiguration.PID, properties);
        runtime.refusals().follow(pid, () -> follow(TrialConfiguration.of(properties)));
    }

    private void follow(TrialConfiguration wanted) {
        if (!wanted.equals(configuration)) {
            end();
            configuration = wanted;
            tried.clear();
            tryBegin();
        }
    }

    private synchronized void tryBegin() {
        if (configuration == null || !hasNew()) {
            return;
        }
        try {
            TrialDTO begun = configuration.canary()
                    ? trials.canary(configuration.candidate(), configuration.options())
                    : trials.shadow(configuration.candidate(), configuration.options());
            running = begun.candidate;
            tried.add(running);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // tried again at the next change of what is registered, or when a trial has ended
            LOG.log(Level.INFO, "trial of parser {0} not begun yet: {1}", configuration.candidate(), e.getMessage());
        }
    }

    /** Whether a generation is there that was not tried yet. */
    private boolean hasNew() {
        return strategies.of(StrategyKind.PARSER).stream()
                .filter(g -> g.name().equals(configuration.candidate())
                        || g.toString().equals(configuration.candidate()))
                .anyMatch(g -> !tried.contains(g.toString()));
    }

    private void end() {
        String name = running;
        running = null;
        boolean runs = name != null
                && trials.trials().stream().anyMatch(trial -> trial.candidate.equals(name) && trial.ended == 0);
        if (runs) {
            trials.rollback(name);
        }
    }

    @Override
    public synchronized void close() {
        strategies.forget(changed);
        trials.forget(changed);
        runtime.refusals().forget(pid);
        end();
        configuration = null;
    }
}
