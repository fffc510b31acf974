package io.jackfield.platform.trial;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialOptions;
import io.jackfield.api.runtime.TrialStepDTO;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.Generation;
import io.jackfield.spi.parser.ParserFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The trials of one {@link Core}. Every {@link Trial} is begun and ended here: in between it is on its own. Thread-safe; nothing here waits but
 * {@link #close} and the {@link Supervisor}.
 */
public final class ParserTrials implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ParserTrials.class.getName());
    private static final int MOST_PAST = 16;
    private static final long LIMIT_SECONDS = 10;

    private final Core core;
    private final List<Run> running = new CopyOnWriteArrayList<>();
    private final List<Run> past = new ArrayList<>();
    private final List<BiConsumer<TrialDTO, TrialStepDTO>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private final Supervisor supervisor = new Supervisor(this::lookForStuck, () -> !running.isEmpty());
    private final Runnable observer = this::strategiesChanged;

    /** A trial, for which endpoints it is meant, and what is done when it is over and nothing of it is left on a loop. */
    private record Run(Trial trial, Scope scope, CompletableFuture<TrialDTO> done) {
        boolean isOf(String candidate) {
            return candidate.isEmpty()
                    || trial.name().equals(candidate)
                    || trial.name().startsWith(candidate + "#");
        }
    }

    /** Trials for this core. */
    public ParserTrials(Core core) {
        this.core = core;
        core.strategies().observe(observer);
    }

    /** Has each step told, on one thread, in order. */
    public void listen(BiConsumer<TrialDTO, TrialStepDTO> listener) {
        listeners.add(listener);
    }

    /** Ends {@link #listen}. */
    public void forget(BiConsumer<TrialDTO, TrialStepDTO> listener) {
        listeners.remove(listener);
    }

    /** Has it told when a trial is off every loop, so that another can begin there. */
    public void whenEnded(Runnable action) {
        waiting.add(action);
    }

    /** Ends {@link #whenEnded}. */
    public void forget(Runnable action) {
        waiting.remove(action);
    }

    /** The trials that run and the last that ran, the latest first. */
    public synchronized List<TrialDTO> trials() {
        List<Run> all = new ArrayList<>(past);
        running.stream().filter(run -> !all.contains(run)).forEach(all::add);
        List<TrialDTO> told = new ArrayList<>();
        all.forEach(run -> told.add(0, TrialReport.of(run.trial())));
        return told;
    }

    // ---- beginning

    /**
     * Begins a shadow.
     *
     * @throws IllegalArgumentException if there is no such candidate or server
     * @throws IllegalStateException if a trial runs there
     */
    public TrialDTO shadow(String candidate, TrialOptions options) {
        return begin(candidate, options, TrialState.SHADOW);
    }

    /** Begins a canary; fails as {@link #shadow} does. */
    public TrialDTO canary(String candidate, TrialOptions options) {
        return begin(candidate, options, options.rehearsal() > 0 ? TrialState.REHEARSAL : TrialState.CANARY);
    }

    private synchronized TrialDTO begin(String name, TrialOptions options, TrialState first) {
        Scope scope = Scope.of(core, options.server());
        Generation<ParserFactory> candidate = candidate(name, scope);
        for (Run other : running) {
            if (other.scope().meets(scope)) {
                throw new IllegalStateException(
                        "a trial of " + other.trial().name() + " runs: promote it or roll it back first");
            }
        }
        Trial trial = new Trial(candidate, scope.current(), options, first, this::stepped);
        Run run = new Run(trial, scope, new CompletableFuture<>());
        running.add(run);
        if (!trial.begin()) {
            running.remove(run);
            throw new IllegalArgumentException(candidate + " is on its way out");
        }
        scope.watch(trial);
        return TrialReport.of(trial);
    }

    /** Of several that a name means the newest that does not serve. */
    private Generation<ParserFactory> candidate(String name, Scope scope) {
        List<Generation<ParserFactory>> named = core.strategies().named(StrategyKind.PARSER, name);
        Generation<ParserFactory> candidate = named.stream()
                .filter(g -> !scope.servedBy(g))
                .max(Comparator.comparingLong(Generation::number))
                .orElseThrow(() -> new IllegalArgumentException("parser " + named.get(0) + " serves already"));
        if (!scope.lets(candidate)) {
            throw new IllegalArgumentException(
                    "the parser.filter of no listener lets " + candidate + " pass: change the configuration");
        }
        return candidate;
    }

    // ---- changes by people

    /** Makes the candidate of a running trial serve; done when it is in force. */
    public CompletableFuture<TrialDTO> promote(String candidate) {
        Run run = find(running, candidate, r -> r.trial().over(TrialState.PROMOTED, "asked for"));
        return run == null
                ? refused("no trial runs" + of(candidate) + "; swap makes a parser serve without one")
                : run.done();
    }

    /** Ends a running trial, or takes the last promotion back; done when it is in force. */
    public CompletableFuture<TrialDTO> rollback(String candidate) {
        Run run = find(running, candidate, r -> r.trial().over(TrialState.ROLLED_BACK, "asked for"));
        return run == null ? takeBack(candidate) : run.done();
    }

    private synchronized CompletableFuture<TrialDTO> takeBack(String candidate) {
        Run promoted = find(past, candidate, r -> r.trial().state() == TrialState.PROMOTED);
        if (promoted == null) {
            return refused("no trial runs" + of(candidate) + ", and there is no promotion to take back");
        }
        String before = promoted.trial().subject().current();
        try {
            return promoted.scope().prefer(reference(before)).thenApply(done -> {
                promoted.trial().became(TrialState.ROLLED_BACK, "asked for: " + before + " serves again");
                return TrialReport.of(promoted.trial());
            });
        } catch (IllegalArgumentException e) {
            return refused(before + ", which served before, is not there: " + e.getMessage());
        }
    }

    private static Run find(List<Run> runs, String candidate, Predicate<Run> taken) {
        // a run that is taken may leave the list at once
        List<Run> latestLast = List.copyOf(runs);
        for (int i = latestLast.size() - 1; i >= 0; i--) {
            Run run = latestLast.get(i);
            if (run.isOf(candidate) && taken.test(run)) {
                return run;
            }
        }
        return null;
    }

    private static String of(String candidate) {
        return candidate.isEmpty() ? "" : " of " + candidate;
    }

    private static CompletableFuture<TrialDTO> refused(String message) {
        return CompletableFuture.failedFuture(new IllegalStateException(message));
    }

    /** How a swap would call a generation: by name, so that its successor serves after an update, unless another of that name is before it. */
    private String reference(String generation) {
        Generation<ParserFactory> meant = core.strategies()
                .<ParserFactory>named(StrategyKind.PARSER, generation)
                .get(0);
        Generation<ParserFactory> byName = core.strategies()
                .<ParserFactory>named(StrategyKind.PARSER, meant.name())
                .get(0);
        return meant == byName ? meant.name() : meant.toString();
    }

    // ---- changes by events

    /** A bundle came or went, or somebody swapped. */
    private void strategiesChanged() {
        for (Run run : running) {
            Generation<ParserFactory> candidate = run.trial().candidate();
            if (candidate == null) {
                continue;
            }
            if (candidate.retired()) {
                run.trial().over(TrialState.ENDED, "its bundle took it back");
            } else if (run.scope().servedBy(candidate)) {
                run.trial().over(TrialState.ENDED, "it serves now");
            }
        }
    }

    private void lookForStuck() {
        for (Run run : running) {
            String stuck = run.trial().state().running() ? run.trial().stuck() : null;
            if (stuck != null) {
                run.trial().over(TrialState.STUCK, stuck);
            }
        }
    }

    /** A trial made a step: on a loop, perhaps. */
    private void stepped(Trial trial, TrialStepDTO step) {
        supervisor.execute(() -> {
            Run run =
                    running.stream().filter(r -> r.trial() == trial).findFirst().orElse(null);
            boolean promotes = run != null && step.state.equals(TrialState.PROMOTED.word());
            if (!promotes || promote(run)) {
                tell(TrialReport.of(trial), step);
            }
            // by the step, not by the trial, which may be ahead of what was told
            if (run != null && !TrialState.of(step.state).running()) {
                end(run);
            }
        });
    }

    private void tell(TrialDTO trial, TrialStepDTO step) {
        Level level = TrialState.of(step.state).bad() ? Level.WARNING : Level.INFO;
        LOG.log(
                level,
                "trial of parser {0}: {1}{2} ({3})",
                step.candidate,
                step.state,
                step.cause.isEmpty() ? "" : ": " + step.cause,
                step.figures);
        for (BiConsumer<TrialDTO, TrialStepDTO> listener : listeners) {
            try {
                listener.accept(trial, step);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.ERROR, "a listener of trials failed", e);
            }
        }
    }

    /** Has the candidate serve; false when that failed. */
    private boolean promote(Run run) {
        try {
            run.scope().prefer(reference(run.trial().name())).get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (IllegalArgumentException | ExecutionException | TimeoutException e) {
            run.done()
                    .completeExceptionally(new IllegalStateException(run.trial().name() + " can not serve", e));
            run.trial().became(TrialState.ENDED, "it could not be promoted: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Waits until no loop knows the trial, and lets go of the candidate. */
    private void end(Run run) {
        Trial trial = run.trial();
        try {
            run.scope().watch(null).get(LIMIT_SECONDS, TimeUnit.SECONDS);
            boolean stuck = trial.state() == TrialState.STUCK;
            long patience = stuck ? 1 : Math.max(1, trial.options().stuckAfter().toMillis());
            if (!trial.shadow().ended(patience)) {
                trial.became(
                        TrialState.STUCK,
                        "thread jackfield-trial-" + trial.name() + " is given up: it and the class loader of "
                                + trial.subject().bundle() + " stay until the call returns");
            }
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(Level.WARNING, "the trial of " + trial.name() + " is not off every loop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            trial.end();
            file(run);
            run.done().complete(TrialReport.of(trial));
            waiting.forEach(Runnable::run);
        }
    }

    private synchronized void file(Run run) {
        running.remove(run);
        past.add(run);
        while (past.size() > MOST_PAST) {
            past.remove(0);
        }
    }

    @Override
    public void close() {
        core.strategies().forget(observer);
        for (Run run : running) {
            run.trial().over(TrialState.ENDED, "the platform stops");
            try {
                run.done().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.log(Level.WARNING, "the trial of " + run.trial().name() + " did not end", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
