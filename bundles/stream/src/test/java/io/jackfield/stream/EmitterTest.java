package io.jackfield.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.event.Event1;
import io.jackfield.api.event.Event2;
import io.jackfield.api.event.Event3;
import io.jackfield.api.listener.Listener0;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmitterTest {
    private static final Event0 PING = Event0.of("ping");
    private static final Event0 PONG = Event0.of("ping");
    private static final Event1<String> ONE = Event1.of("one");
    private static final Event2<String, Integer> TWO = Event2.of("two");
    private static final Event3<String, Integer, Boolean> THREE = Event3.of("three");

    private final List<Throwable> uncaught = new ArrayList<>();
    private final Trace trace = new Trace();
    private final EventEmitter emitter = new EventEmitter() {
        @Override
        protected void uncaught(Event<?> event, Throwable thrown) {
            uncaught.add(thrown);
        }
    };

    @Test
    void listenersAreCalledInOrderAndPrependedOnesFirst() {
        emitter.on(PING, () -> trace.add("a"))
                .on(PING, () -> trace.add("b"))
                .prependListener(PING, () -> trace.add("first"));

        assertThat(emitter.emit(PING)).isTrue();
        assertThat(trace.take()).isEqualTo("first > a > b");
    }

    @Test
    void emitTellsWhetherSomebodyListened() {
        assertThat(emitter.emit(PING)).isFalse();
        emitter.on(PING, () -> {});
        assertThat(emitter.emit(PONG)).isFalse();
        emitter.on(ONE, text -> {});
        assertThat(emitter.emit(TWO, "", 1)).isFalse();
        assertThat(emitter.emit(ONE, "")).isTrue();
    }

    @Test
    void argumentsArriveInAllArities() {
        emitter.on(ONE, a -> trace.add(a));
        emitter.on(TWO, (a, b) -> trace.add(a + b));
        emitter.on(THREE, (a, b, c) -> trace.add(a + b + c));

        emitter.emit(ONE, "x");
        emitter.emit(TWO, "x", 2);
        emitter.emit(THREE, "x", 3, true);
        assertThat(trace.take()).isEqualTo("x > x2 > x3true");
    }

    @Test
    void eventsWithTheSameNameAreDifferent() {
        emitter.on(PING, () -> {});
        assertThat(emitter.listenerCount(PONG)).isZero();
    }

    @Test
    void oneTimeListenerIsGoneBeforeItsCall() {
        emitter.once(PING, () -> {
            trace.add(emitter.listenerCount(PING));
            emitter.emit(PING);
        });
        emitter.emit(PING);
        emitter.emit(PING);
        assertThat(trace.take()).isEqualTo("0");
    }

    @Test
    void oneTimeListenerOfAnOuterEmissionIsNotCalledTwice() {
        emitter.once(PING, () -> emitter.emit(PING));
        emitter.once(PING, () -> trace.add("once"));
        emitter.emit(PING);
        assertThat(trace.take()).isEqualTo("once");
    }

    @Test
    void changesDuringAnEmissionTakeEffectWithTheNext() {
        Listener0 second = () -> trace.add("second");
        emitter.on(PING, () -> {
            trace.add("first");
            emitter.off(PING, second);
            emitter.on(PING, () -> trace.add("late"));
        });
        emitter.on(PING, second);

        emitter.emit(PING);
        assertThat(trace.take()).isEqualTo("first > second");
        emitter.emit(PING);
        assertThat(trace.take()).isEqualTo("first > late");
    }

    @Test
    void offRemovesTheLastOfSeveralRegistrations() {
        Listener0 twice = () -> trace.add("twice");
        emitter.on(PING, twice).on(PING, () -> trace.add("between")).on(PING, twice);
        emitter.off(PING, twice);
        emitter.emit(PING);
        assertThat(trace.take()).isEqualTo("twice > between");
        emitter.off(PING, twice).off(PING, twice);
        assertThat(emitter.listenerCount(PING)).isEqualTo(1);
    }

    @Test
    void removeAllListenersTouchesOneEventOnly() {
        emitter.on(PING, () -> {}).on(PING, () -> {}).on(PONG, () -> {});
        emitter.removeAllListeners(PING);
        assertThat(emitter.listenerCount(PING)).isZero();
        assertThat(emitter.listeners(PONG)).hasSize(1);
    }

    @Test
    void aListenerThatThrowsIsReportedAndTheOthersAreCalled() {
        IOException broken = new IOException("broken");
        emitter.on(PING, () -> {
            throw broken;
        });
        emitter.on(PING, () -> trace.add("next"));
        assertThat(emitter.emit(PING)).isTrue();
        assertThat(uncaught).containsExactly(broken);
        assertThat(trace.take()).isEqualTo("next");
    }

    @Test
    void anErrorNobodyHearsIsReported() {
        IOException error = new IOException("unheard");
        assertThat(emitter.emit(Emitter.ERROR, error)).isFalse();
        assertThat(uncaught).containsExactly(error);
        emitter.on(Emitter.ERROR, heard -> trace.add(heard.getMessage()));
        emitter.emit(Emitter.ERROR, new IOException("heard"));
        assertThat(trace.take()).isEqualTo("heard");
        assertThat(uncaught).hasSize(1);
    }

    @Test
    void nullListenersAreRefused() {
        assertThatThrownBy(() -> emitter.on(PING, null)).isInstanceOfSatisfying(ArgumentException.class, error -> {
            assertThat(error.code()).isEqualTo("ERR_INVALID_ARG_TYPE");
            assertThat(error.kind()).isEqualTo("TypeError");
        });
    }

    @Test
    void listenersAddedByManyThreadsAreAllThere() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                for (int j = 0; j < 250; j++) {
                    emitter.on(PING, () -> {});
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(emitter.listenerCount(PING)).isEqualTo(1000);
    }
}
