package io.jackfield.parser.testkit;

import java.util.List;

/** How the events of two parsers differ for one input, by {@link ParserComparison}. */
public enum Difference {
    /** Not at all. */
    NONE,
    /** Both refuse the same element, with another code, status or offset: which rule is broken first is a matter of order. */
    REFUSAL,
    /** One refuses what the other still waits for the rest of: an element may be judged at its end. */
    WAIT,
    /** In what was accepted, or in whether it was: nothing excuses that. */
    ACCEPTANCE;

    static Difference of(List<String> mine, List<String> theirs) {
        if (mine.equals(theirs)) {
            return NONE;
        }
        boolean stopped = isStopped(mine) && isStopped(theirs);
        if (!stopped || !withoutEnd(mine).equals(withoutEnd(theirs))) {
            return ACCEPTANCE;
        }
        return isRefused(mine) && isRefused(theirs) ? REFUSAL : WAIT;
    }

    static boolean isRefused(List<String> events) {
        return !events.isEmpty() && events.get(events.size() - 1).startsWith("refused");
    }

    private static boolean isStopped(List<String> events) {
        return isRefused(events)
                || (!events.isEmpty() && events.get(events.size() - 1).equals("more"));
    }

    private static List<String> withoutEnd(List<String> events) {
        return events.subList(0, events.size() - 1);
    }
}
