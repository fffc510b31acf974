package io.jackfield.parser.lenient;

import io.jackfield.parser.core.Leniency;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the names that a configuration holds: of a {@link Leniency} each, or of a preset that stands for several. */
final class LeniencyNames {
    /** Everything that can be opened, since all of it Node v10.15.0 took. */
    static final String NODE_10 = "node-10.15.0";

    private LeniencyNames() {}

    /**
     * The leniencies that these words name.
     *
     * @param words each a name, or several with commas between them; white space around a name is passed over
     * @throws IllegalArgumentException if a name is none; its message lists those there are
     */
    static Set<Leniency> parse(Collection<String> words) {
        Set<Leniency> open = EnumSet.noneOf(Leniency.class);
        for (String word : words) {
            for (String name : word.split(",")) {
                if (!name.isBlank()) {
                    open.addAll(named(name.strip()));
                }
            }
        }
        return open;
    }

    private static Set<Leniency> named(String name) {
        if (name.equals(NODE_10)) {
            return EnumSet.allOf(Leniency.class);
        }
        for (Leniency each : Leniency.values()) {
            if (each.label().equals(name)) {
                return EnumSet.of(each);
            }
        }
        String known = Stream.concat(Stream.of(Leniency.values()).map(Leniency::label), Stream.of(NODE_10))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                LenientConfiguration.PID + ": leniencies must be among " + known + ", not \"" + name + "\"");
    }
}
