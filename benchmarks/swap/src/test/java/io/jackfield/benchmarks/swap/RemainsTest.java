package io.jackfield.benchmarks.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RemainsTest {
    @Test
    void aThreadThatStaysIsSeen() throws Exception {
        long self = ProcessHandle.current().pid();
        Remains before = Remains.of(self);
        assertThat(before.nativeLibraries()).isPositive();
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "left-behind");
        thread.start();
        Remains after = Remains.of(self);
        end.countDown();
        thread.join();
        assertThat(after.newThreads(before)).contains("left-behind");
        assertThat(Remains.of(self).threads()).doesNotContain("left-behind");
    }

    @Test
    void lessIsNoLeakAndMoreIs() {
        Remains before = new Remains(loaders("one", "two"), List.of("main", "loop"), 2);
        assertThat(new Remains(loaders("two"), List.of("main"), 2).within(before))
                .isTrue();
        assertThat(new Remains(loaders("one", "two", "two"), List.of("main", "loop"), 2).within(before))
                .isFalse();
        assertThat(new Remains(loaders("one", "two"), List.of("main", "loop", "loop"), 2).within(before))
                .isFalse();
        assertThat(new Remains(loaders("one", "two"), List.of("main", "loop"), 3).within(before))
                .isFalse();
    }

    @Test
    void isToldAsBeforeAndAfter() {
        Remains before = new Remains(loaders("one", "two"), List.of("main"), 2);
        Remains after = new Remains(loaders("one", "two", "one"), List.of(), 2);
        assertThat(Remains.json(before, after))
                .isEqualTo("\"classLoaders\":[2,3],\"threads\":[1,0],\"nativeLibraries\":[2,2]");
        assertThat(after.more(before)).endsWith("class loaders of one bundle with [one.First]");
    }

    private static Loaders loaders(String... bundles) {
        return new Loaders(Stream.of(bundles)
                .map(name -> Set.of(name + ".First", name + ".Second"))
                .toList());
    }
}
