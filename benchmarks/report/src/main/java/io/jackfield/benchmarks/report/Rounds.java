package io.jackfield.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Measures subjects in turns, so that a slow minute of the machine strikes all of them. {@link Samples} makes figures of it. */
public final class Rounds {
    private Rounds() {}

    /**
     * Runs every subject once a round; each round begins with another one.
     *
     * @param title what is measured, for the progress on standard error
     * @param subjects what to run, by name
     * @return the results of each subject, in the order of the rounds
     */
    public static <R> Map<String, List<R>> interleave(
            String title, int rounds, Map<String, ? extends Callable<? extends R>> subjects) throws Exception {
        List<String> names = List.copyOf(subjects.keySet());
        Map<String, List<R>> results = new LinkedHashMap<>();
        names.forEach(name -> results.put(name, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            Progress.say("%s: round %d of %d", title, round + 1, rounds);
            for (int i = 0; i < names.size(); i++) {
                String name = names.get((round + i) % names.size());
                results.get(name).add(subjects.get(name).call());
            }
        }
        return results;
    }
}
