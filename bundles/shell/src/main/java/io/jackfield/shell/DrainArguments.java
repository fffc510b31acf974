package io.jackfield.shell;

import io.jackfield.api.runtime.DrainOptions;
import java.time.Duration;

/** What was typed behind {@code drain}; options may stand anywhere. */
record DrainArguments(DrainOptions options) {
    private static final String USAGE = "usage: drain [NAME] [--notice 0s] [--idle 500ms] [--deadline 5s]";

    /** @throws IllegalArgumentException if it cannot be understood; the message is one line */
    static DrainArguments parse(String... words) {
        DrainOptions options = DrainOptions.DEFAULTS;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith("--")) {
                if (i + 1 == words.length) {
                    throw new IllegalArgumentException(word + " wants a time, " + USAGE);
                }
                options = with(options, word, words[++i]);
            } else if (options.server().isEmpty() && !word.isEmpty()) {
                options = options.withServer(word);
            } else {
                throw new IllegalArgumentException(USAGE);
            }
        }
        return new DrainArguments(options);
    }

    private static DrainOptions with(DrainOptions options, String option, String value) {
        Duration time;
        try {
            time = Times.parse(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " " + value + " is not a time, " + USAGE, e);
        }
        return switch (option) {
            case "--notice" -> options.withNotice(time);
            case "--idle" -> options.withIdle(time);
            case "--deadline" -> options.withDeadline(time);
            default -> throw new IllegalArgumentException("unknown option " + option + ", " + USAGE);
        };
    }

    /** The longest that it may take. */
    Duration limit() {
        return options.notice().plus(options.deadline());
    }
}
