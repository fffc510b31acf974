package io.jackfield.parser.testkit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares the events of {@link MessageReader} with the events block of a case. The block may leave out what it does not care about:
 *
 * <ul>
 *   <li>no line {@code done N}: ends of messages are not compared;
 *   <li>{@code refused CODE STATUS} without {@code at N}, {@code refused CODE}, {@code refused} alone: the rest is not compared;
 *   <li>a last line {@code ...}: whatever follows;
 *   <li>{@code accepted N} alone: N whole messages and no refusal;
 *   <li>{@code waits} alone: nothing is refused, and the last element is not complete.
 * </ul>
 */
final class Expectation {
    private Expectation() {}

    /** Null if the events are what was expected, otherwise a text that shows both. */
    static String mismatch(List<String> expected, List<String> events) {
        return matches(expected, events)
                ? null
                : "expected\n  " + String.join("\n  ", expected) + "\nbut there were\n  " + String.join("\n  ", events);
    }

    private static boolean matches(List<String> expected, List<String> events) {
        String first = expected.get(0);
        if (first.startsWith("accepted ")) {
            long whole = events.stream().filter(Expectation::isEnd).count();
            return first.equals("accepted " + whole) && events.stream().noneMatch(e -> e.startsWith("refused"));
        }
        if (first.equals("waits")) {
            return events.get(events.size() - 1).equals("more");
        }
        List<String> seen = events;
        if (expected.stream().noneMatch(Expectation::isEnd)) {
            seen = events.stream().filter(e -> !isEnd(e)).collect(Collectors.toList());
        }
        boolean open = expected.get(expected.size() - 1).equals("...");
        int size = open ? expected.size() - 1 : expected.size();
        if (first.equals("refused") && size == 1) {
            return !seen.isEmpty() && seen.get(seen.size() - 1).startsWith("refused");
        }
        if (open ? seen.size() < size : seen.size() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!matches(expected.get(i), seen.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String expected, String event) {
        boolean anyOffset = expected.startsWith("refused ") && !expected.contains(" at ");
        return event.equals(expected) || (anyOffset && event.startsWith(expected + " "));
    }

    private static boolean isEnd(String event) {
        return event.startsWith("done ");
    }
}
