package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.StrategyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StrategyCallsTest {
    private final BlockingQueue<Thread> recovered = new LinkedBlockingQueue<>();
    private final StrategyCalls calls = new StrategyCalls(() -> 1, generation -> recovered.add(Thread.currentThread()));

    private static Generation<String> generation() {
        return new Generation<>(StrategyKind.TRANSPORT, 1, "slow", "slow", 1, Bench.from("slow"));
    }

    @Test
    void whatComesTooLateIsGivenBackAndTheStrategyIsThereAgain() throws Exception {
        Generation<String> slow = generation();
        CompletableFuture<String> result = new CompletableFuture<>();
        CompletableFuture<String> late = new CompletableFuture<>();

        String made = calls.ask(slow, "its loops", service -> result.join(), late::complete);
        assertThat(made).isNull();
        assertThat(slow.failure()).contains("it has not made its loops within 1 ms");
        result.complete("loops");

        assertThat(late.get(10, TimeUnit.SECONDS)).isEqualTo("loops");
        assertThat(recovered.poll(10, TimeUnit.SECONDS).getName()).startsWith("jackfield-asks-");
        assertThat(slow.failure()).isNull();
    }

    /** Recovery puts strategies in force: on the thread that asks, which is at it, it would wait for itself. */
    @Test
    void whatComesAsItIsGivenUpIsEitherInTimeOrRecoversOnItsOwnThread() throws Exception {
        for (int i = 0; i < 300; i++) {
            Generation<String> slow = generation();
            List<String> late = new ArrayList<>();
            CompletableFuture<Void> over = new CompletableFuture<>();
            String made = calls.ask(
                    slow,
                    "its loops",
                    service -> {
                        while (slow.failure() == null) {
                            Thread.onSpinWait();
                        }
                        return "loops";
                    },
                    result -> {
                        late.add(result);
                        over.complete(null);
                    });
            if (made == null) {
                over.join();
                assertThat(late).containsExactly("loops");
                assertThat(recovered.poll(10, TimeUnit.SECONDS)).isNotNull().isNotSameAs(Thread.currentThread());
            } else {
                assertThat(late).isEmpty();
            }
            assertThat(slow.failure()).isNull();
        }
        assertThat(recovered).isEmpty();
    }
}
