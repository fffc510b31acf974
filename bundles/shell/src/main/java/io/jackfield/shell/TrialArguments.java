package io.jackfield.shell;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialOptions;
import java.util.ArrayList;
import java.util.List;

/** What was typed behind {@code shadow} and {@code canary}; options may stand anywhere. */
record TrialArguments(String candidate, TrialOptions options) {
    static final String SHADOW = "usage: shadow parser NAME [--share 0.1] [--messages N] [--budget 1ms] [--failures N]"
            + " [--stuck-after 1s] [--server NAME]";
    static final String CANARY = "usage: canary parser NAME [--share 0.1] [--messages N] [--rehearsal N]"
            + " [--error-margin 0] [--budget 1ms] [--failures N] [--stuck-after 1s] [--server NAME]";

    /** @throws IllegalArgumentException if it cannot be understood; the message is one line */
    static TrialArguments parse(TrialOptions defaults, String usage, String... words) {
        TrialOptions options = defaults;
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            if (!words[i].startsWith("--")) {
                rest.add(words[i]);
            } else if (i + 1 < words.length && usage.contains("[" + words[i] + " ")) {
                options = with(options, words[i], words[++i]);
            } else {
                throw new IllegalArgumentException("unknown option " + words[i] + ", " + usage);
            }
        }
        if (rest.size() != 2) {
            throw new IllegalArgumentException(usage);
        }
        if (!rest.get(0).equals(StrategyKind.PARSER.word())) {
            throw new IllegalArgumentException("only a parser can be tried, " + usage);
        }
        return new TrialArguments(rest.get(1), options);
    }

    private static TrialOptions with(TrialOptions options, String option, String value) {
        try {
            return switch (option) {
                case "--server" -> options.withServer(value);
                case "--share" -> options.withShare(share(value));
                case "--error-margin" -> options.withErrorMargin(share(value));
                case "--messages" -> options.withMessages(Long.parseLong(value));
                case "--rehearsal" -> options.withRehearsal(Long.parseLong(value));
                case "--failures" -> options.withFailures(Integer.parseInt(value));
                case "--budget" -> options.withBudget(Times.parse(value));
                default -> options.withStuckAfter(Times.parse(value));
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " " + value + " is not a number", e);
        }
    }

    /** {@code 0.1} or {@code 10%}, which Gogo lets pass in quotes only. */
    private static double share(String text) {
        return text.endsWith("%")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                : Double.parseDouble(text);
    }
}
