package io.jackfield.benchmarks.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What stands behind {@code jackfield bench NAME}: {@code --quick} and options with a value, {@code --name value}. */
public final class Arguments {
    private static final String QUICK = "--quick";

    private final boolean quick;
    private final Map<String, String> values;
    private final String text;

    private Arguments(boolean quick, Map<String, String> values, String text) {
        this.quick = quick;
        this.values = values;
        this.text = text;
    }

    /**
     * Reads the command line; an unknown option ends the process with status 2 and a line that tells the known ones.
     *
     * @param options the options with a value that the benchmark knows, for example {@code --rounds}
     */
    public static Arguments parse(String[] arguments, String... options) {
        Set<String> known = Set.of(options);
        Map<String, String> values = new HashMap<>();
        boolean quick = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(QUICK)) {
                quick = true;
            } else if (known.contains(arguments[i]) && i + 1 < arguments.length) {
                values.put(arguments[i], arguments[++i]);
            } else {
                Progress.say(
                        "no such option, or no value for it: %s; known are %s and, with a value, %s",
                        arguments[i], QUICK, String.join(", ", options));
                System.exit(2);
            }
        }
        return new Arguments(quick, values, String.join(" ", arguments));
    }

    /** Whether the run is to be short: fewer rounds, wider intervals. */
    public boolean quick() {
        return quick;
    }

    /** An option's value, or the environment variable's, or the default. */
    public String value(String option, String variable, String orElse) {
        String value = values.get(option);
        if (value == null) {
            value = System.getenv(variable);
        }
        return value == null || value.isEmpty() ? orElse : value;
    }

    /** An option's value as a number, or the default. */
    public int number(String option, int orElse) {
        String value = values.get(option);
        return value == null ? orElse : Integer.parseInt(value);
    }

    /** The arguments as they were given. */
    @Override
    public String toString() {
        return text;
    }
}
