package io.jackfield.platform.trial;

import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread on which a candidate reads off the loops. Each reading is given twice, whole and cut in two, since where the input is cut must
 * make no difference; the shorter of both times counts, so that a pause of the machine is not taken for the candidate's.
 *
 * <p>It looks for readings by itself every few milliseconds: a loop that woke it each time would pay more for that than for the rest.
 */
final class ShadowThread {
    private static final long LOOK_NANOS = 10_000_000;

    private final Trial trial;
    private final Samples samples = new Samples();
    private final Call call = new Call();
    private final Map<ParserLimits, Parser> parsers = new HashMap<>();
    private final Thread thread;
    private volatile boolean stopped;
    private int cuts;

    ShadowThread(Trial trial) {
        this.trial = trial;
        // inherits no thread-locals of whoever typed the command
        thread = new Thread(null, this::run, "jackfield-trial-" + trial.name(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ShadowThread.class.getClassLoader());
    }

    void start() {
        thread.start();
    }

    Call call() {
        return call;
    }

    /** Takes a reading if there is room, else counts it as dropped. */
    void offer(Reading reading) {
        if (stopped) {
            return;
        }
        if (!samples.offer(reading)) {
            trial.figures().dropped.increment();
        } else if (samples.crowded()) {
            LockSupport.unpark(thread);
        }
    }

    /** The candidate gets no more. */
    void stop() {
        stopped = true;
        samples.clear();
        LockSupport.unpark(thread);
    }

    /** Waits for the end of the call under way; false when the thread is still there: it was interrupted, and is given up. */
    boolean ended(long millis) throws InterruptedException {
        thread.join(millis);
        if (!thread.isAlive()) {
            return true;
        }
        thread.interrupt();
        thread.join(Math.min(millis, 100));
        return !thread.isAlive();
    }

    private void run() {
        while (!stopped) {
            Reading reading = samples.poll();
            if (reading == null) {
                LockSupport.parkNanos(this, LOOK_NANOS);
            } else {
                read(reading);
            }
        }
        parsers.clear();
        samples.clear();
    }

    private void read(Reading reading) {
        Finding finding;
        call.begin(reading.element());
        try {
            Parser parser = parsers.computeIfAbsent(reading.limits(), limits -> trial.newParser(ParserSpec.of(limits)));
            finding = twice(reading, parser);
        } catch (Throwable e) {
            finding = Finding.threw(e, 0);
        } finally {
            call.end();
        }
        if (!stopped) {
            trial.found(reading, finding);
        }
    }

    private Finding twice(Reading reading, Parser parser) {
        Finding whole = reading.ask(parser, 0);
        int length = reading.length();
        if (whole.outcome() != Finding.Outcome.AGREES || length < 2) {
            return whole;
        }
        Finding cut = reading.ask(parser, nextCut(length));
        if (cut.outcome() != Finding.Outcome.AGREES) {
            return new Finding(cut.outcome(), cut.what(), "cut in two: " + cut.detail(), cut.framing(), cut.nanos());
        }
        return Finding.agrees(Math.min(whole.nanos(), cut.nanos()));
    }

    /** Goes through a head in steps of a prime, so that alike heads are cut at every byte in time. */
    private int nextCut(int length) {
        cuts += 61;
        return 1 + Math.floorMod(cuts, length - 1);
    }
}
