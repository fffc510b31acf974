package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.platform.core.MemoryTransport.MemoryChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limit of inactivity while it changes, as between two requests of a kept-alive connection. */
class IdleLimitTest {
    private static final long LONG = 600_000;

    private final Bench bench = new Bench(5000, 5000);
    private final MemoryChannel channel = new MemoryChannel(bench.transport.loops.get(0));
    private PlatformConnection connection;

    @BeforeEach
    void connect() {
        Bench.onLoop(channel, () -> {
            connection = (PlatformConnection) bench.endpoint.accept(channel);
            channel.open(connection);
        });
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void limits(long... millis) {
        Bench.onLoop(channel, () -> {
            for (long limit : millis) {
                connection.idleTimeout(limit);
            }
        });
    }

    /** Completed when a timer that was armed just now, for so long, is over. */
    private CompletableFuture<Void> after(long millis) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Bench.onLoop(
                channel,
                () -> connection.loop().deadline(() -> over.complete(null)).arm(millis));
        return over;
    }

    /** The loop's clock counts whole milliseconds: up to one less than a limit may have passed by this one. */
    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    @Test
    void aShorterLimitHoldsThoughALongerBeganBefore() {
        long from = System.nanoTime();
        limits(LONG, 100);
        Awaitility.await().until(() -> channel.closed);
        assertThat(millisSince(from)).isGreaterThanOrEqualTo(99);
    }

    @Test
    void aShorterLimitHoldsAgainAfterALongerOne() {
        limits(LONG, 100, LONG, 100, LONG, 100);
        Awaitility.await().until(() -> channel.closed);
    }

    @Test
    void aLimitThatWasMadeLongerOrLiftedDoesNotEndTheConnection() {
        limits(100, LONG);
        after(300).orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(channel.closed).isFalse();
        limits(100, 0);
        after(300).orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(channel.closed).isFalse();
        limits(100);
        Awaitility.await().until(() -> channel.closed);
    }

    @Test
    void activityBeginsTheLimitAnew() {
        CompletableFuture<Long> active = new CompletableFuture<>();
        Bench.onLoop(channel, () -> {
            connection.idleTimeout(200);
            connection
                    .loop()
                    .deadline(() -> {
                        connection.active();
                        active.complete(System.nanoTime());
                    })
                    .arm(100);
        });
        Awaitility.await().until(() -> channel.closed);
        assertThat(millisSince(active.join())).isGreaterThanOrEqualTo(199);
    }
}
