package io.jackfield.parser.testkit;

import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Runs a {@link ParserCase} in the ways its bytes can arrive; each must give the same events. */
final class CaseRunner {
    /** Inputs up to this length are cut at every byte, longer ones at the first and last bytes and at intervals. */
    private static final int CUT_EVERYWHERE = 1024;

    private static final int EDGE = 40;
    private static final Pattern REFUSED_AT = Pattern.compile("refused .* at (\\d+)");

    private final ParserFactory factory;
    private final ParserCase subject;

    CaseRunner(ParserFactory factory, ParserCase subject) {
        this.factory = factory;
        this.subject = subject;
    }

    /**
     * All ways, one after the other.
     *
     * @param other a case that is read in turn with this one, on the same parser
     * @throws AssertionError at the first way that differs; it shows case, way and events
     */
    void everyWay(ParserCase other) {
        List<String> whole = whole();
        cutAtEveryByte(whole);
        byteByByte(whole);
        moved(whole);
        inTurnWith(other, whole);
    }

    /** All bytes at once: the events that the case expects. */
    private List<String> whole() {
        List<String> events = run(false, subject.input().length);
        String mismatch = Expectation.mismatch(subject.expected(), events);
        check(mismatch == null, "whole: " + mismatch);
        checkLawful(events);
        return events;
    }

    /**
     * The ways that need no expected events, cut in two at these indexes.
     *
     * @throws AssertionError at the first way that differs, or if a rule for parsers is broken
     */
    void lawfully(int... cuts) {
        List<String> whole = run(false, subject.input().length);
        checkLawful(whole);
        byteByByte(whole);
        moved(whole);
        for (int cut : cuts) {
            cutAt(cut, subject.input().length, whole);
        }
    }

    private void checkLawful(List<String> events) {
        check(events.stream().noneMatch(e -> e.startsWith("violation")), String.join("\n  ", events));
    }

    /** Two pieces, cut wherever it is possible. */
    private void cutAtEveryByte(List<String> whole) {
        int length = readable(whole);
        int interval = length <= CUT_EVERYWHERE ? 1 : length / EDGE;
        for (int cut = 1; cut < length; cut++) {
            if (cut % interval == 0 || cut < EDGE || cut > length - EDGE) {
                cutAt(cut, length, whole);
            }
        }
    }

    private void cutAt(int cut, int length, List<String> whole) {
        same(whole, run(cut % 2 == 0, cut, length), "cut at " + cut);
    }

    /** One byte after another, in one growing window. */
    private void byteByByte(List<String> whole) {
        int length = readable(whole);
        same(whole, run(false, IntStream.rangeClosed(1, length).toArray()), "byte by byte");
    }

    /** A few bytes at a time, each piece moving the window to another array. */
    private void moved(List<String> whole) {
        int length = readable(whole);
        int step = length <= CUT_EVERYWHERE ? 1 : length / 100;
        int[] ends = IntStream.rangeClosed(1, length)
                .filter(n -> n % step == 0 || n == length)
                .toArray();
        same(whole, run(true, ends), "moved from array to array");
    }

    /** Byte by byte in turn with another case, on one parser: it must keep nothing between two calls. */
    private void inTurnWith(ParserCase other, List<String> whole) {
        Parser parser = newParser();
        int mineLength = readable(whole);
        int theirLength = Math.min(other.input().length, CUT_EVERYWHERE);
        MessageReader mine = reader(parser, subject, mineLength, false);
        MessageReader theirs = reader(parser, other, theirLength, false);
        int steps = Math.min(Math.max(mineLength, theirLength), CUT_EVERYWHERE);
        for (int i = 1; i <= steps; i++) {
            mine.arrive(Math.min(i, mineLength));
            theirs.arrive(Math.min(i, theirLength));
        }
        mine.arrive(mineLength);
        same(whole, mine.finish(), "in turn with " + other.id());
    }

    /** How many bytes are worth cutting: what stands far behind a refusal is read in none of the ways. */
    private int readable(List<String> whole) {
        Matcher refusal = REFUSED_AT.matcher(whole.get(whole.size() - 1));
        int length = subject.input().length;
        return refusal.matches() ? Math.min(length, Integer.parseInt(refusal.group(1)) + EDGE) : length;
    }

    /** The events when the bytes arrive in pieces that end at these indexes. */
    List<String> run(boolean moving, int... ends) {
        MessageReader reader = reader(newParser(), subject, ends[ends.length - 1], moving);
        for (int end : ends) {
            reader.arrive(end);
        }
        return new ArrayList<>(reader.finish());
    }

    private Parser newParser() {
        return factory.newParser(ParserSpec.of(subject.limits()));
    }

    private static MessageReader reader(Parser parser, ParserCase of, int length, boolean moving) {
        return new MessageReader(parser, of.kind(), new Delivery(of.input(), length, moving));
    }

    private void same(List<String> expected, List<String> events, String how) {
        check(expected.equals(events), how + ": " + Expectation.mismatch(expected, events));
    }

    private void check(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(subject.id() + " (" + subject.why() + ")\n" + message);
        }
    }
}
