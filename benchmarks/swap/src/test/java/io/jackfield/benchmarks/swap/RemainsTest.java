package io.jackfield.benchmarks.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
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
        Remains before = new Remains(3, List.of("main", "loop"), 2);
        assertThat(new Remains(2, List.of("main"), 2).within(before)).isTrue();
        assertThat(new Remains(4, List.of("main", "loop"), 2).within(before)).isFalse();
        assertThat(new Remains(3, List.of("main", "loop", "loop"), 2).within(before))
                .isFalse();
        assertThat(new Remains(3, List.of("main", "loop"), 3).within(before)).isFalse();
    }

    @Test
    void isToldAsBeforeAndAfter() {
        assertThat(Remains.json(new Remains(3, List.of("main"), 2), new Remains(4, List.of(), 2)))
                .isEqualTo("\"classLoaders\":[3,4],\"threads\":[1,0],\"nativeLibraries\":[2,2]");
    }
}
