package io.jackfield.transport.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Times are made up, and lie around the end of what {@link System#nanoTime} counts to. */
class TimersTest {
    private static final long NOW = Long.MAX_VALUE - 50;

    private final EventLoop loop = TestSockets.loop();
    private final Timers timers = new Timers();
    private final List<String> ran = new ArrayList<>();

    @Test
    void theEarliestIsFirst() {
        add("b", 20);
        add("a", 10);
        add("d", 100);
        add("c", 70);
        runUntil(9);
        assertThat(ran).isEmpty();
        runUntil(70);
        assertThat(ran).containsExactly("a", "b", "c");
        assertThat(timers.isEmpty()).isFalse();
        runUntil(100);
        assertThat(ran).endsWith("d");
        assertThat(timers.isEmpty()).isTrue();
    }

    @Test
    void whatWasCalledOffDoesNotRun() {
        Timers.Timer b = add("b", 20);
        add("a", 10);
        add("c", 30);
        timers.remove(b);
        timers.remove(b);
        runUntil(40);
        assertThat(ran).containsExactly("a", "c");
    }

    @Test
    void whatAnotherThreadCalledOffDoesNotRunThoughItIsStillThere() {
        add("a", 10);
        add("b", 20).cancel();
        add("c", 30);
        runUntil(40);
        assertThat(ran).containsExactly("a", "c");
    }

    @Test
    void whatWasCalledOffBeforeItCameIsNotTaken() {
        Timers.Timer timer = timer("a", 10);
        timer.cancel();
        timers.add(timer);
        assertThat(timers.isEmpty()).isTrue();
    }

    @Test
    void whatIsOutCanComeBack() {
        Timers.Timer a = add("a", 10);
        Timers.Timer b = add("b", 20);
        timers.remove(a);
        timers.add(a);
        assertThat(timers.due(NOW + 15)).isSameAs(a);
        timers.add(a);
        assertThat(timers.due(NOW + 15)).isSameAs(a);
        assertThat(timers.due(NOW + 25)).isSameAs(b);
        assertThat(timers.due(NOW + 25)).isNull();
    }

    @Test
    void manyComeInOrderWhateverIsCalledOffInBetween() {
        Random random = new Random(7);
        TreeMap<Integer, Timers.Timer> model = new TreeMap<>();
        for (int round = 0; round < 20_000; round++) {
            int delay = random.nextInt(1_000_000);
            if (random.nextInt(3) > 0) {
                if (!model.containsKey(delay)) {
                    model.put(delay, add("", delay));
                }
            } else if (random.nextBoolean()) {
                Integer victim = model.ceilingKey(delay);
                if (victim != null) {
                    timers.remove(model.remove(victim));
                }
            } else if (!model.isEmpty()) {
                int first = model.firstKey();
                assertThat(timers.due(NOW + first - 1)).isNull();
                assertThat(timers.due(NOW + first)).isSameAs(model.remove(first));
            }
        }
        assertThat(model).hasSizeGreaterThan(1000);
        long end = model.lastKey();
        for (Timers.Timer expected : model.values()) {
            assertThat(timers.due(NOW + end)).isSameAs(expected);
        }
        assertThat(timers.isEmpty()).isTrue();
    }

    private Timers.Timer add(String name, long delay) {
        Timers.Timer timer = timer(name, delay);
        timers.add(timer);
        return timer;
    }

    private Timers.Timer timer(String name, long delay) {
        return new Timers.Timer(loop, () -> ran.add(name), NOW + delay);
    }

    private void runUntil(long delay) {
        for (Timers.Timer due = timers.due(NOW + delay); due != null; due = timers.due(NOW + delay)) {
            due.task().run();
        }
    }
}
