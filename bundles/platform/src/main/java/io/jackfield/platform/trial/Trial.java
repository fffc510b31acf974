package io.jackfield.platform.trial;

import io.jackfield.api.runtime.TrialOptions;
import io.jackfield.api.runtime.TrialStepDTO;
import io.jackfield.platform.core.Generation;
import io.jackfield.platform.core.ParserWatch;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * One candidate beside the parser in force, from its beginning to what became of it; {@link ParserTrials} begins and ends it. What it finds
 * comes in on loops or on the {@link ShadowThread}, and is judged there at once, so that a bad candidate gets nothing more, whether or not
 * any other thread gets to run.
 *
 * <ol>
 *   <li>{@link #begin} takes a lease on the candidate;
 *   <li>{@link #found} counts and judges;
 *   <li>{@link #enter} changes the state, once for each step, whoever is first;
 *   <li>{@link #end} gives the lease back: nothing of the candidate is kept.
 * </ol>
 */
final class Trial implements ParserWatch.Source {
    private final Subject subject;
    private final TrialOptions options;
    private final BiConsumer<Trial, TrialStepDTO> listener;
    private final AtomicReference<TrialState> state;
    private final Lateness lateness;
    private final Kept kept = new Kept();
    private final List<TrialStepDTO> steps = new CopyOnWriteArrayList<>();
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final ShadowThread shadow;
    private final long begun = System.currentTimeMillis();
    private volatile Figures figures = new Figures();
    private volatile Generation<ParserFactory> candidate;

    /**
     * What is tried against what, in words.
     *
     * @param name the candidate, as name and generation
     * @param bundle the candidate's bundle
     * @param current what served when the trial began, as name and generation, or empty
     */
    record Subject(String name, String bundle, String current) {}

    /** @param listener told of each step, on the thread that made it */
    Trial(
            Generation<ParserFactory> candidate,
            String current,
            TrialOptions options,
            TrialState first,
            BiConsumer<Trial, TrialStepDTO> listener) {
        this.candidate = candidate;
        this.subject = new Subject(candidate.toString(), candidate.bundle(), current);
        this.options = options;
        this.listener = listener;
        this.state = new AtomicReference<>(first);
        this.lateness = new Lateness(options.failures());
        this.shadow = new ShadowThread(this);
    }

    String name() {
        return subject.name();
    }

    Subject subject() {
        return subject;
    }

    TrialOptions options() {
        return options;
    }

    TrialState state() {
        return state.get();
    }

    Figures figures() {
        return figures;
    }

    Kept kept() {
        return kept;
    }

    ShadowThread shadow() {
        return shadow;
    }

    /** When it began, milliseconds since the epoch. */
    long begun() {
        return begun;
    }

    List<TrialStepDTO> steps() {
        return new ArrayList<>(steps);
    }

    // ---- the candidate

    /** Takes the lease and starts the thread; false when the candidate is on its way out. */
    boolean begin() {
        if (!candidate.acquire()) {
            return false;
        }
        if (state().offLoops()) {
            calls.add(shadow.call());
            shadow.start();
        }
        tell(state(), "", figures);
        return true;
    }

    /** Gives the lease back and keeps nothing of the candidate. */
    void end() {
        Generation<ParserFactory> gone = candidate;
        candidate = null;
        calls.clear();
        if (gone != null) {
            gone.release();
        }
    }

    @Override
    public Generation<ParserFactory> candidate() {
        return candidate;
    }

    @Override
    public ParserWatch on(ParserLimits limits) {
        return new LoopWatch(this, limits);
    }

    Parser newParser(ParserSpec spec) {
        Generation<ParserFactory> now = candidate;
        if (now == null) {
            throw new IllegalStateException("the trial is over");
        }
        Parser parser = now.service().newParser(spec);
        if (parser == null) {
            throw new IllegalStateException("its factory gave no parser");
        }
        return parser;
    }

    void watch(Call call) {
        calls.add(call);
    }

    void unwatch(Call call) {
        calls.remove(call);
    }

    /** A call that has lasted too long, in words; null if there is none. */
    String stuck() {
        for (Call call : calls) {
            long exceeded = call.exceeded(options.stuckAfter().toNanos());
            if (exceeded > 0) {
                return name() + " has not returned from a " + call + " after " + exceeded / 1_000_000 + " ms";
            }
        }
        return null;
    }

    // ---- findings

    /** Counts a finding and draws the conclusion. Called on a loop or on the candidate's thread. */
    void found(Reading reading, Finding finding) {
        Figures now = figures;
        long budget = options.budget().toNanos();
        boolean late = finding.outcome() != Finding.Outcome.THREW && finding.nanos() > reading.nanos() + budget;
        now.read.incrementAndGet();
        now.cost(finding.nanos(), reading.nanos(), budget);
        if (late) {
            now.late.incrementAndGet();
        }
        switch (finding.outcome()) {
            case DIFFERS -> now.differences.incrementAndGet();
            case THREW -> now.thrown.incrementAndGet();
            case OTHER_REFUSAL -> now.otherRefusals.incrementAndGet();
            case AGREES -> {}
        }
        boolean error = finding.outcome() == Finding.Outcome.DIFFERS || finding.outcome() == Finding.Outcome.THREW;
        if (error) {
            now.agreed.set(0);
        } else {
            now.agreed.incrementAndGet();
        }
        if (finding.outcome() != Finding.Outcome.AGREES) {
            kept.add(reading, finding);
        }
        conclude(now, late, error ? reading.element() + " " + finding.what() + ": " + finding.detail() : null);
    }

    private void conclude(Figures now, boolean late, String error) {
        switch (state()) {
            case SHADOW -> concludeShadow(now);
            case REHEARSAL -> concludeRehearsal(now, error);
            case CANARY -> concludeCanary(now, late, error);
            default -> {}
        }
    }

    private void concludeShadow(Figures now) {
        if (now.thrown.get() + now.late.get() >= options.failures()) {
            enter(TrialState.SHADOW, TrialState.FAILED, failures(now) + ": it gets no more");
        } else if (options.messages() > 0 && now.read.get() >= options.messages()) {
            enter(TrialState.SHADOW, TrialState.ENDED, "it has read " + now.read);
        }
    }

    private void concludeRehearsal(Figures now, String error) {
        if (tooManyErrors(now, error)) {
            enter(TrialState.REHEARSAL, TrialState.ROLLED_BACK, "off the loops, " + error);
        } else if (now.thrown.get() + now.late.get() >= options.failures()) {
            enter(TrialState.REHEARSAL, TrialState.ROLLED_BACK, "off the loops, " + failures(now));
        } else if (now.agreed.get() >= options.rehearsal()) {
            enter(TrialState.REHEARSAL, TrialState.CANARY, now.agreed + " agreed off the loops");
        }
    }

    private void concludeCanary(Figures now, boolean late, String error) {
        long budget = options.budget().toNanos();
        if (tooManyErrors(now, error)) {
            enter(TrialState.CANARY, TrialState.ROLLED_BACK, error);
        } else if (lateness.tooOften(late)) {
            enter(TrialState.CANARY, TrialState.ROLLED_BACK, failures(now));
        } else if (Lateness.slower(now, budget)) {
            enter(
                    TrialState.CANARY,
                    TrialState.ROLLED_BACK,
                    "it takes " + now.candidateMean() + " ns on the average, the current one " + now.currentMean());
        } else if (options.messages() > 0 && now.agreed.get() >= options.messages()) {
            enter(TrialState.CANARY, TrialState.PROMOTED, now.agreed + " agreed in a row");
        }
    }

    private boolean tooManyErrors(Figures now, String error) {
        return error != null && now.errors() > options.errorMargin() * now.read.get();
    }

    private String failures(Figures now) {
        return now.late + " late by more than " + options.budget().toNanos() / 1000 + " us and " + now.thrown
                + " thrown of " + now.read;
    }

    // ---- steps

    /** Changes the state unless another was faster; true if it did. */
    private boolean enter(TrialState from, TrialState to, String cause) {
        Figures before = figures;
        if (to == TrialState.CANARY) {
            figures = new Figures();
        }
        if (!state.compareAndSet(from, to)) {
            figures = before;
            return false;
        }
        if (!to.offLoops()) {
            shadow.stop();
        }
        tell(to, cause, before);
        return true;
    }

    /** Ends it from whatever state it is in; false if it was over. */
    boolean over(TrialState to, String cause) {
        TrialState now = state();
        while (now.running()) {
            if (enter(now, to, cause)) {
                return true;
            }
            now = state();
        }
        return false;
    }

    /** Corrects what became of it, or adds to that. */
    void became(TrialState last, String cause) {
        state.set(last);
        tell(last, cause, figures);
    }

    private void tell(TrialState entered, String cause, Figures then) {
        TrialStepDTO step = new TrialStepDTO();
        step.state = entered.word();
        step.candidate = name();
        step.cause = cause;
        step.figures = then.toString();
        step.time = System.currentTimeMillis();
        steps.add(step);
        listener.accept(this, step);
    }
}
