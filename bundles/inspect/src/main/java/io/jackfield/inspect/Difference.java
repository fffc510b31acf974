package io.jackfield.inspect;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares what two parsers found in the same bytes: from the first difference on nothing can be compared any more. A refusal's
 * code, status and offset are compared, its words are not.
 */
final class Difference {
    private static final int SHOWN = 3;

    private Difference() {}

    static Report of(List<String> parsers, List<Finding> found, List<Finding> alsoFound, int length) {
        List<Finding> one = comparable(found);
        List<Finding> other = comparable(alsoFound);
        int same = 0;
        while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
            same++;
        }
        if (same == one.size() && same == other.size()) {
            return new Report(
                    List.of(parsers.get(0) + " and " + parsers.get(1) + " agree: " + same + " findings in " + length
                            + " bytes"),
                    true);
        }
        List<String> lines = new ArrayList<>();
        lines.add("--- " + parsers.get(0));
        lines.add("+++ " + parsers.get(1));
        lines.add("  " + Finding.header());
        if (same > 0) {
            lines.add("  " + one.get(same - 1));
        }
        append(lines, "- ", one, same);
        append(lines, "+ ", other, same);
        return new Report(lines, false);
    }

    private static List<Finding> comparable(List<Finding> found) {
        return found.stream().filter(finding -> !finding.isReason()).toList();
    }

    private static void append(List<String> lines, String mark, List<Finding> found, int from) {
        int to = Math.min(found.size(), from + SHOWN);
        found.subList(from, to).forEach(finding -> lines.add(mark + finding));
        if (to < found.size()) {
            lines.add(mark + "and " + (found.size() - to) + " more");
        }
    }
}
