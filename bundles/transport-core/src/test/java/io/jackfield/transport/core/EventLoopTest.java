package io.jackfield.transport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.TransportLoop;
import io.jackfield.spi.transport.TransportLoop.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks, timers and the end of a loop that serves no sockets. */
@Timeout(30)
class EventLoopTest {
    private final TestSockets sockets = new TestSockets();
    private final SocketGroup group = SocketGroup.open(sockets, LoopSpec.of(1, "loop-"));
    private final TransportLoop loop = group.loops().get(0);

    @AfterEach
    void close() throws Exception {
        group.close().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void tasksOfOneThreadRunInItsOrder() throws Exception {
        List<Integer> ran = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            int number = i;
            loop.execute(() -> ran.add(number));
        }
        await();
        assertThat(ran).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    }

    @Test
    void aTaskOfTheLoopRunsAfterThoseThatCameBeforeIt() throws Exception {
        List<String> ran = new ArrayList<>();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        loop.execute(() -> {
            running.countDown();
            awaitQuietly(go);
            loop.execute(() -> {
                ran.add("its own");
                over.countDown();
            });
        });
        running.await();
        loop.execute(() -> ran.add("another's"));
        go.countDown();
        over.await();
        assertThat(ran).containsExactly("another's", "its own");
    }

    @Test
    void itKnowsItsThread() throws Exception {
        assertThat(loop.inLoop()).isFalse();
        assertThat(call(loop::inLoop)).isTrue();
        Thread thread = call(Thread::currentThread);
        assertThat(thread.getName()).isEqualTo("loop-1");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader()).isSameAs(ClassLoader.getSystemClassLoader());
    }

    @Test
    void whatThrowsDoesNoHarm() throws Exception {
        loop.execute(() -> {
            throw new IllegalStateException("thrown by the test");
        });
        loop.schedule(
                () -> {
                    throw new AssertionError("thrown by the test");
                },
                0,
                TimeUnit.MILLISECONDS);
        assertThat(call(() -> "still there")).isEqualTo("still there");
    }

    @Test
    void aTimerComesNotBeforeItsTime() throws Exception {
        long before = System.nanoTime();
        CompletableFuture<Long> due = new CompletableFuture<>();
        loop.schedule(() -> due.complete(System.nanoTime()), 20, TimeUnit.MILLISECONDS);
        assertThat(due.get(10, TimeUnit.SECONDS) - before).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    }

    @Test
    void timersRunOnTheLoopInOrderOfTheirTimes() throws Exception {
        List<String> ran = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(3);
        loop.execute(() -> {
            for (int millis : new int[] {30, 10, 20}) {
                loop.schedule(
                        () -> {
                            ran.add(millis + " " + loop.inLoop());
                            all.countDown();
                        },
                        millis,
                        TimeUnit.MILLISECONDS);
            }
        });
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).containsExactly("10 true", "20 true", "30 true");
    }

    @Test
    void anotherThreadCallsATimerOffThatIsDue() throws Exception {
        AtomicBoolean ran = new AtomicBoolean();
        AtomicReference<Cancellable> timer = new AtomicReference<>();
        CountDownLatch scheduled = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        loop.execute(() -> {
            timer.set(loop.schedule(() -> ran.set(true), 0, TimeUnit.MILLISECONDS));
            scheduled.countDown();
            awaitQuietly(go);
        });
        scheduled.await();
        timer.get().cancel();
        timer.get().cancel();
        go.countDown();
        await();
        CountDownLatch later = new CountDownLatch(1);
        loop.schedule(later::countDown, 1, TimeUnit.MILLISECONDS);
        later.await();
        assertThat(ran).isFalse();
    }

    @Test
    void aFloodOfTasksDoesNotKeepItFromItsSockets() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        loop.execute(() -> {
            int before = sockets.looks.get();
            loop.execute(new Runnable() {
                @Override
                public void run() {
                    if (sockets.looks.get() == before) {
                        loop.execute(this);
                    } else {
                        looked.countDown();
                    }
                }
            });
        });
        assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void stateIsAttachedUntilTheEnd() throws Exception {
        call(() -> {
            loop.attach("state");
            return null;
        });
        assertThat(call(loop::attachment)).isEqualTo("state");
        close();
        assertThat(loop.attachment()).isNull();
    }

    @Test
    void afterTheEndItTakesNothing() throws Exception {
        Thread thread = call(Thread::currentThread);
        close();
        thread.join();
        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> loop.schedule(() -> {}, 1, TimeUnit.SECONDS))
                .isInstanceOf(RejectedExecutionException.class);
        close();
    }

    @Test
    void whatItTookItRunsThoughItEnds() throws Exception {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger ran = new AtomicInteger();
        CountDownLatch some = new CountDownLatch(100);
        Thread giver = new Thread(() -> {
            try {
                while (true) {
                    loop.execute(ran::incrementAndGet);
                    taken.incrementAndGet();
                    some.countDown();
                }
            } catch (RejectedExecutionException e) {
                some.countDown();
            }
        });
        giver.start();
        some.await();
        close();
        giver.join();
        assertThat(ran.get()).isEqualTo(taken.get()).isGreaterThanOrEqualTo(100);
    }

    private void await() throws Exception {
        call(() -> null);
    }

    private <T> T call(Supplier<T> task) throws Exception {
        return CompletableFuture.supplyAsync(task, loop).get(20, TimeUnit.SECONDS);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
