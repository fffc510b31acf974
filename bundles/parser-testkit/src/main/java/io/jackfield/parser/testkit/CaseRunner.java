package io.jackfield.parser.testkit;

import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs a {@link ParserCase} in the ways its bytes can arrive; each must give the same events. */
final class CaseRunner {
    /** Inputs up to this length are cut at every byte, longer ones at the first and last bytes and at intervals. */
    private static final int CUT_EVERYWHERE = 2048;

    private static final int EDGE = 64;

    private final ParserFactory factory;
    private final ParserCase subject;

    CaseRunner(ParserFactory factory, ParserCase subject) {
        this.factory = factory;
        this.subject = subject;
    }

    /** All bytes at once: the events that the case expects. */
    void whole() {
        List<String> events = run(false, subject.input().length);
        String mismatch = Expectation.mismatch(subject.expected(), events);
        check(mismatch == null, mismatch);
        check(events.stream().noneMatch(e -> e.startsWith("violation")), String.join("\n  ", events));
    }

    /** Two pieces, cut wherever it is possible. */
    void cutAtEveryByte() {
        List<String> whole = run(false, subject.input().length);
        int length = subject.input().length;
        int interval = length <= CUT_EVERYWHERE ? 1 : length / EDGE;
        for (int cut = 1; cut < length; cut++) {
            if (cut % interval == 0 || cut < EDGE || cut > length - EDGE) {
                same(whole, run(cut % 2 == 0, cut, length), "cut at " + cut);
            }
        }
    }

    /** One byte after another, in one growing window. */
    void byteByByte() {
        int length = subject.input().length;
        same(run(false, length), run(false, IntStream.rangeClosed(1, length).toArray()), "byte by byte");
    }

    /** A few bytes at a time, each piece moving the window to another array. */
    void moved() {
        int length = subject.input().length;
        int step = length <= CUT_EVERYWHERE ? 1 : length / 100;
        int[] ends = IntStream.rangeClosed(1, length)
                .filter(n -> n % step == 0 || n == length)
                .toArray();
        same(run(false, length), run(true, ends), "moved from array to array");
    }

    /** Byte by byte in turn with another case, on one parser: it must keep nothing between two calls. */
    void inTurnWith(ParserCase other) {
        Parser parser = newParser();
        MessageReader mine = reader(parser, subject, false);
        MessageReader theirs = reader(parser, other, false);
        int steps = Math.min(Math.max(subject.input().length, other.input().length), CUT_EVERYWHERE);
        for (int i = 1; i <= steps; i++) {
            mine.arrive(Math.min(i, subject.input().length));
            theirs.arrive(Math.min(i, other.input().length));
        }
        mine.arrive(subject.input().length);
        same(run(false, subject.input().length), mine.finish(), "in turn with " + other.id());
    }

    /** The events when the bytes arrive in pieces that end at these indexes. */
    List<String> run(boolean moving, int... ends) {
        MessageReader reader = reader(newParser(), subject, moving);
        for (int end : ends) {
            reader.arrive(end);
        }
        return new ArrayList<>(reader.finish());
    }

    private Parser newParser() {
        return factory.newParser(ParserSpec.of(subject.limits()));
    }

    private static MessageReader reader(Parser parser, ParserCase of, boolean moving) {
        return new MessageReader(parser, of.kind(), new Delivery(of.input(), moving));
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
