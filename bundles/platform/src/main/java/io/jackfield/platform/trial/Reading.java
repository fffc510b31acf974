package io.jackfield.platform.trial;

import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ProtocolException;
import java.util.Arrays;

/**
 * One head, chunk line or trailer section as the current parser read it: what a candidate is asked about. A candidate gets a copy of the
 * bytes and an argument of its own, so that nothing it does reaches the exchange. Immutable; may be asked on any thread.
 */
abstract class Reading {
    /** How many bytes behind the element a candidate sees at most: none of them is its to read. */
    static final int BEHIND = 64;

    private final ParserLimits limits;
    private final long nanos;
    private final ProtocolException refusal;

    /**
     * @param limits what the parsers enforce
     * @param nanos how long the current parser took
     * @param refusal why it refused; null when it completed the element
     */
    Reading(ParserLimits limits, long nanos, ProtocolException refusal) {
        this.limits = limits;
        this.nanos = nanos;
        this.refusal = refusal;
    }

    final ParserLimits limits() {
        return limits;
    }

    final long nanos() {
        return nanos;
    }

    /** What it is, for people: {@code request}. */
    abstract String element();

    /** The bytes that a candidate is given, as a copy. */
    abstract byte[] bytes();

    /** How many bytes a candidate is given. */
    abstract int length();

    /** What the queue holds for it: the whole array it lies in. */
    abstract int weight();

    /** A candidate's turn at these bytes, not begun. */
    abstract Attempt attempt(byte[] copy);

    /** A candidate's argument, filled by it. */
    interface Attempt {
        /** Has the candidate read: the first bytes if {@code cut} is above 0, then all. */
        boolean read(Parser candidate, int cut) throws ProtocolException;

        /** In what a complete result differs from the current parser's; null if in nothing. */
        Difference difference();
    }

    /**
     * Asks a candidate. Throws nothing that the candidate throws.
     *
     * @param cut how many of the bytes it is given first; 0 for all at once
     */
    final Finding ask(Parser candidate, int cut) {
        byte[] copy = bytes();
        Attempt attempt = attempt(copy);
        ProtocolException refused = null;
        boolean complete = false;
        long begun = System.nanoTime();
        try {
            complete = attempt.read(candidate, cut);
        } catch (ProtocolException e) {
            refused = e;
        } catch (Throwable e) {
            return Finding.threw(e, System.nanoTime() - begun);
        }
        long took = System.nanoTime() - begun;
        if (!Arrays.equals(copy, bytes())) {
            return Finding.differs(new Difference("input", "the candidate wrote into its input", true), took);
        }
        return refusal == null
                ? afterComplete(attempt, complete, refused, took)
                : afterRefusal(complete, refused, took);
    }

    private static Finding afterComplete(Attempt attempt, boolean complete, ProtocolException refused, long took) {
        if (refused != null) {
            return Finding.differs(Difference.told("refused", "complete", told(refused), true), took);
        }
        if (!complete) {
            return Finding.differs(Difference.told("waits", "complete", "wants more bytes", true), took);
        }
        Difference difference = attempt.difference();
        return difference == null ? Finding.agrees(took) : Finding.differs(difference, took);
    }

    /** A parser may refuse where another still waits: only accepting what the current one refuses is a difference. */
    private Finding afterRefusal(boolean complete, ProtocolException refused, long took) {
        if (complete) {
            return Finding.differs(Difference.told("accepted", told(refusal), "complete", true), took);
        }
        if (refused != null && refused.status() != refusal.status()) {
            return Finding.refusesOtherwise("current " + told(refusal) + ", candidate " + told(refused), took);
        }
        return Finding.agrees(took);
    }

    private static String told(ProtocolException refused) {
        return "refused " + refused.code() + " " + refused.status();
    }
}
