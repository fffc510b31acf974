package io.jackfield.shell;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.SwapOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was typed behind {@code swap}; options may stand anywhere. */
record SwapArguments(StrategyKind kind, String name, SwapOptions options) {
    private static final String USAGE = "usage: swap [--save] [--server NAME] parser|transport NAME";

    /** @throws IllegalArgumentException if it cannot be understood; the message is one line */
    static SwapArguments parse(String... words) {
        SwapOptions options = SwapOptions.DEFAULTS;
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("--save")) {
                options = options.withSave(true);
            } else if (words[i].equals("--server") && i + 1 < words.length) {
                options = options.withServer(words[++i]);
            } else if (words[i].startsWith("-")) {
                throw new IllegalArgumentException("unknown option " + words[i] + ", " + USAGE);
            } else {
                rest.add(words[i]);
            }
        }
        if (rest.size() != 2) {
            throw new IllegalArgumentException(USAGE);
        }
        return new SwapArguments(kind(rest.get(0)), rest.get(1), options);
    }

    /** @throws IllegalArgumentException if there is none of that name; the message lists them */
    static StrategyKind kind(String word) {
        return Stream.of(StrategyKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind " + word + ", there are: "
                        + Stream.of(StrategyKind.values())
                                .map(StrategyKind::word)
                                .collect(Collectors.joining(", "))));
    }
}
