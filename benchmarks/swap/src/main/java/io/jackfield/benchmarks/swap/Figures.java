package io.jackfield.benchmarks.swap;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Numbers by name that a {@link Swap} adds to the line of its proof. */
final class Figures {
    private final Map<String, Long> numbers = new TreeMap<>();

    void add(String name, long number) {
        numbers.merge(name, number, Long::sum);
    }

    void most(String name, long number) {
        numbers.merge(name, number, Math::max);
    }

    /** 0 for one that nobody has named. */
    long get(String name) {
        return numbers.getOrDefault(name, 0L);
    }

    /** As further members of a JSON object. */
    String json() {
        return numbers.entrySet().stream()
                .map(each -> ",\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining());
    }
}
