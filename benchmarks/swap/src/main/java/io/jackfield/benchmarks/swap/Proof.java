package io.jackfield.benchmarks.swap;

import io.jackfield.benchmarks.load.Load;
import io.jackfield.benchmarks.load.LoadPlan;
import io.jackfield.benchmarks.load.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Swaps one {@link Kind} of part of a {@link Subject} under load, in windows of two seconds that take turns with windows in which nothing
 * is swapped.
 *
 * <ol>
 *   <li>everything is done some times under load, so that what is made once is there before anything is counted;
 *   <li>{@link Remains} are counted;
 *   <li>the load begins, the windows pass, the load ends;
 *   <li>{@link Remains} are counted again, when what idles has had its time to end.
 * </ol>
 */
final class Proof {
    /** From how many addresses fresh connections come. */
    static final int SOURCES = 32;
    /** How long the slow reader takes for an answer: less than half of what the platform lets it have when its engine goes. */
    static final Duration SLOW_ANSWER = Duration.ofSeconds(2);

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(2);
    private static final int SETTLE_SECONDS = 40;
    private static final int SAME = 2;
    private static final int WARM_SWAPS = 4;

    private final Subject subject;
    private final Kind kind;
    private final int swaps;
    private final int seconds;
    private final LoadPlan plan;
    private int done;

    /**
     * Says what to prove.
     *
     * @param swaps how many
     * @param seconds over how long they are spread, if they are as fast as that
     * @param plan of the load
     */
    Proof(Subject subject, Kind kind, int swaps, int seconds, LoadPlan plan) {
        this.subject = subject;
        this.kind = kind;
        this.swaps = swaps;
        this.seconds = seconds;
        this.plan = plan;
    }

    /**
     * What came of it.
     *
     * @param members of a JSON object, without its braces
     */
    record Result(String members, long lost, boolean clean, List<String> complaints) {
        /** Whether nothing was lost and nothing is left. */
        boolean good() {
            return lost == 0 && clean;
        }
    }

    /** Runs it; returns when the load has ended and what remains is counted. */
    Result run() throws IOException, InterruptedException {
        kind.prepare(subject);
        Tally warmUp = warm();
        Remains before = settled(null);
        Status was = kind.peer() ? null : Status.of(subject);
        long began = System.nanoTime();
        Load load = Load.start(plan);
        Cost steady = new Cost(subject, load.tally());
        Cost during = new Cost(subject, load.tally());
        int pairs = Math.max(1, (int) (TimeUnit.SECONDS.toNanos(seconds) / (2 * WINDOW)));
        int each = (swaps + pairs - 1) / pairs;
        int first = done;
        while (done - first < swaps) {
            load.swapping(false);
            steady.begin();
            TimeUnit.NANOSECONDS.sleep(WINDOW);
            steady.end();
            load.swapping(true);
            during.begin();
            window(Math.min(each, swaps - (done - first)));
            during.end();
        }
        Tally tally = load.stop();
        double took = (System.nanoTime() - began) / 1e9;
        String told = was == null ? "" : told(was, Status.of(subject));
        long amiss = kind.finish(subject);
        Remains after = settled(before);
        String members = "\"kind\":\"" + kind.word() + "\",\"swaps\":" + (done - first)
                + String.format(Locale.ROOT, ",\"seconds\":%.1f,", took)
                + tally.json() + ",\"lostInWarmUp\":" + warmUp.lost() + "," + latencies(load)
                + ",\"cpuMicrosSteady\":" + steady.json() + ",\"cpuMicrosDuring\":" + during.json()
                + subject.figures().json() + told + ","
                + Remains.json(before, after)
                + ",\"leakedBuffers\":" + subject.leaks();
        boolean clean = after.within(before) && subject.leaks() == 0;
        List<String> complaints = new ArrayList<>(warmUp.complaints());
        complaints.addAll(tally.complaints());
        if (!clean) {
            complaints.add("left behind: " + after.more(before));
        }
        if (amiss > 0) {
            complaints.add("of what was tried " + amiss + " came out otherwise than it should");
        }
        return new Result(members, warmUp.lost() + tally.lost() + amiss, clean, complaints);
    }

    private static String latencies(Load load) {
        return "\"steady\":" + load.steady().json() + ",\"during\":"
                + load.during().json() + ",\"connectSteady\":"
                + load.freshSteady().json()
                + ",\"connectDuring\":" + load.freshDuring().json();
    }

    /** What the server says of itself, as further members of the JSON. */
    private static String told(Status was, Status is) {
        return ",\"serverFailed\":" + (is.number("failed") - was.number("failed")) + ",\"longestHoldMillis\":"
                + is.number("longestHold") / 1e3;
    }

    private Tally warm() throws IOException, InterruptedException {
        Load load = Load.start(plan);
        for (int i = 0; i < WARM_SWAPS; i++) {
            TimeUnit.MILLISECONDS.sleep(250);
            kind.swap(subject, done++);
        }
        return load.stop();
    }

    /** Swaps evenly within the window, or one after the other if that takes longer. */
    private void window(int count) throws IOException, InterruptedException {
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            sleepUntil(began + WINDOW * i / count);
            kind.swap(subject, done++);
        }
        sleepUntil(began + WINDOW);
    }

    private static void sleepUntil(long time) throws InterruptedException {
        long left = time - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** What remains when nothing more goes, or as soon as it is no more than before. */
    private Remains settled(Remains before) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        Remains last = null;
        Remains now = Remains.of(subject.pid());
        int same = 0;
        while (System.nanoTime() < end && (before == null ? same < SAME : !now.within(before))) {
            TimeUnit.SECONDS.sleep(2);
            last = now;
            now = Remains.of(subject.pid());
            same = now.same(last) ? same + 1 : 0;
        }
        return now;
    }
}
