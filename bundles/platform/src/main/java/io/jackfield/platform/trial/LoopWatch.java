package io.jackfield.platform.trial;

import io.jackfield.platform.core.ParserWatch;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;

/**
 * A {@link Trial} on one loop for one endpoint: chooses the share, and asks the candidate of a canary. Loop only.
 */
final class LoopWatch implements ParserWatch {
    private static final double SCALE = 0x1p-53;

    private final Trial trial;
    private final ParserLimits limits;
    private final Call call = new Call();
    private long random = System.nanoTime() | 1;
    private Parser candidate;
    private boolean over;

    LoopWatch(Trial trial, ParserLimits limits) {
        this.trial = trial;
        this.limits = limits;
    }

    @Override
    public Parser beside(long connection, Parser current) {
        TrialState state = trial.state();
        if (state.offLoops()) {
            return sampled() ? new WatchedParser(current, limits, trial.shadow()::offer) : null;
        }
        return state == TrialState.CANARY && shares(connection)
                ? new WatchedParser(current, limits, this::judge)
                : null;
    }

    /** By chance, not by counting: what comes in a fixed order, as chunk lines do, would meet the same number each time. */
    private boolean sampled() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (random >>> 11) * SCALE < trial.options().share();
    }

    /** A connection is in the share for all its life; neighbouring numbers are spread evenly. */
    private boolean shares(long connection) {
        return (connection * 0x9E3779B97F4A7C15L >>> 11) * SCALE
                < trial.options().share();
    }

    /** The candidate's turn, before the protocol hears of what the current parser made of it. */
    private void judge(Reading reading) {
        if (over || trial.state() != TrialState.CANARY) {
            candidate = null;
            return;
        }
        Finding finding;
        call.begin(reading.element());
        try {
            if (candidate == null) {
                trial.watch(call);
                candidate = trial.newParser(ParserSpec.of(limits));
            }
            finding = ask(reading);
        } catch (Throwable e) {
            finding = Finding.threw(e, 0);
        } finally {
            call.end();
        }
        trial.found(reading, finding);
    }

    /** What comes late is asked once more, and the shorter time counts: where a loop lost its processor, the candidate is not to blame. */
    private Finding ask(Reading reading) {
        Finding first = reading.ask(candidate, 0);
        boolean late = first.outcome() == Finding.Outcome.AGREES
                && first.nanos() > reading.nanos() + trial.options().budget().toNanos();
        if (!late) {
            return first;
        }
        Finding second = reading.ask(candidate, 0);
        return second.nanos() < first.nanos() || second.outcome() != Finding.Outcome.AGREES ? second : first;
    }

    @Override
    public void end() {
        over = true;
        candidate = null;
        trial.unwatch(call);
    }
}
