package io.jackfield.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void eachRoundBeginsWithAnotherSubject() throws Exception {
        List<String> order = new ArrayList<>();
        Map<String, Callable<Integer>> subjects = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c")) {
            subjects.put(name, () -> {
                order.add(name);
                return order.size();
            });
        }
        Map<String, List<Integer>> results = Rounds.interleave("order", 2, subjects);
        assertThat(order).containsExactly("a", "b", "c", "b", "c", "a");
        assertThat(results).containsOnlyKeys("a", "b", "c").containsEntry("a", List.of(1, 6));
    }
}
