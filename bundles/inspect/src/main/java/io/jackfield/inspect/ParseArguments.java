package io.jackfield.inspect;

import java.nio.file.Path;
import java.util.List;

/**
 * What was typed behind {@code parse}; options may stand anywhere.
 *
 * @param file the recording
 * @param parsers the names of one parser, or of the two to compare; none for the one of the highest ranking
 * @param responses whether the recording is of responses
 */
record ParseArguments(Path file, List<String> parsers, boolean responses) {
    static final String USAGE = "usage: parse FILE [--parser NAME | --diff A,B] [--response]";

    /** @throws IllegalArgumentException if it can not be understood; the message is one line */
    static ParseArguments parse(String... words) {
        String file = null;
        List<String> parsers = List.of();
        boolean responses = false;
        for (int i = 0; i < words.length; i++) {
            boolean chooses = words[i].equals("--parser") || words[i].equals("--diff");
            if (words[i].equals("--response")) {
                responses = true;
            } else if (chooses && i + 1 < words.length && parsers.isEmpty()) {
                parsers = names(words[i], words[++i]);
            } else if (words[i].startsWith("--") && !chooses) {
                throw new IllegalArgumentException("unknown option " + words[i] + ", " + USAGE);
            } else if (file == null && !chooses) {
                file = words[i];
            } else {
                throw new IllegalArgumentException(USAGE);
            }
        }
        if (file == null) {
            throw new IllegalArgumentException(USAGE);
        }
        return new ParseArguments(Path.of(file), parsers, responses);
    }

    private static List<String> names(String option, String word) {
        List<String> names = List.of(word.split(",", -1));
        if (names.contains("") || names.size() != (option.equals("--diff") ? 2 : 1)) {
            throw new IllegalArgumentException(option + " " + word + ": " + USAGE);
        }
        return names;
    }

    boolean isComparison() {
        return parsers.size() == 2;
    }
}
