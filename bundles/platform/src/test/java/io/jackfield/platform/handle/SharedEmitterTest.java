package io.jackfield.platform.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Agent;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.event.Event1;
import io.jackfield.api.listener.Listener0;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedEmitterTest {
    private static final Event0 NEWS = Event0.of("news");
    private static final Event1<String> WORD = Event1.of("word");

    private final List<String> heard = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Sample emitter = new Sample();

    private final class Sample extends SharedEmitter<Emitter> {
        @Override
        Emitter self() {
            return this;
        }

        @Override
        void failed(Event<?> event, Object last, Throwable thrown) {
            heard.add("failed " + event + " " + last);
            failures.add(thrown);
        }
    }

    @Test
    void listenersAreCalledInTheirOrder() {
        emitter.on(WORD, w -> heard.add("first " + w));
        emitter.on(WORD, w -> heard.add("second " + w));
        emitter.prependListener(WORD, w -> heard.add("before " + w));

        assertThat(emitter.emit(WORD, "a")).isTrue();
        assertThat(heard).containsExactly("before a", "first a", "second a");
        assertThat(emitter.emit(NEWS)).isFalse();
    }

    @Test
    void offTakesOutTheLastOfTheSame() {
        Listener0 same = () -> heard.add("same");
        emitter.on(NEWS, same);
        emitter.on(NEWS, () -> heard.add("other"));
        emitter.on(NEWS, same);

        emitter.off(NEWS, same);

        emitter.emit(NEWS);
        assertThat(heard).containsExactly("same", "other");
        assertThat(emitter.listenerCount(NEWS)).isEqualTo(2);
    }

    @Test
    void oneThatThrowsLeavesTheOthers() {
        IllegalStateException thrown = new IllegalStateException("on purpose");
        emitter.on(WORD, w -> {
            throw thrown;
        });
        emitter.on(WORD, w -> heard.add("next " + w));

        emitter.emit(WORD, "a");

        assertThat(heard).containsExactly("failed word a", "next a");
        assertThat(failures).containsExactly(thrown);
    }

    @Test
    void changesCountFromTheNextEmission() {
        emitter.once(NEWS, () -> emitter.on(NEWS, () -> heard.add("late")));

        emitter.emit(NEWS);
        assertThat(heard).isEmpty();
        emitter.emit(NEWS);
        assertThat(heard).containsExactly("late");
    }

    @Test
    void onceIsOnceAlsoForManyThreads() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        int rounds = 2000;
        for (int i = 0; i < rounds; i++) {
            emitter.once(NEWS, calls::incrementAndGet);
        }
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                    emitter.emit(NEWS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(calls).hasValue(rounds);
        assertThat(emitter.listenerCount(NEWS)).isZero();
    }

    @Test
    void removingAllOfOneEventLeavesOthers() {
        emitter.on(NEWS, () -> heard.add("news"));
        emitter.on(WORD, w -> heard.add(w));

        emitter.removeAllListeners(NEWS);

        emitter.emit(NEWS);
        emitter.emit(WORD, "word");
        assertThat(heard).containsExactly("word");
        assertThat(emitter.listeners(Agent.FREE)).isEmpty();
    }
}
