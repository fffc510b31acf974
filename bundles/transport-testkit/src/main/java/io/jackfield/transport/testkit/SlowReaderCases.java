package io.jackfield.transport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;
import io.jackfield.transport.testkit.Bench.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Output that the system does not take at once: how it is counted, told and ended. */
final class SlowReaderCases {
    private static final int CHUNK = 64 * 1024;
    private static final int CHUNKS = Bench.MUCH / CHUNK;

    private SlowReaderCases() {}

    static List<Case> all() {
        return List.of(
                new Case("pending counts down to 0 and is told on the way", SlowReaderCases::countsDown),
                new Case("pending is what the system has not taken", SlowReaderCases::pendingIsExact),
                new Case("a pump in written sends everything in order", SlowReaderCases::pump),
                new Case("output may follow while earlier output waits", SlowReaderCases::addBehind),
                new Case("a shared slice survives being written in parts", SlowReaderCases::sharedSlice),
                new Case("shutdownOutput waits for what is pending", SlowReaderCases::shutdownBehind),
                new Case("close drops what is pending", SlowReaderCases::closeDrops),
                new Case("a reset by the peer ends it with a cause", SlowReaderCases::resetByPeer));
    }

    private static Side stalled(Connection connection) throws Exception {
        connection.side().on(channel -> {
            channel.write(HeapSlice.of(Bytes.some(Bench.MUCH)));
            channel.flush();
        });
        assertThat(connection.side().ask(Channel::pending)).isPositive();
        return connection.side();
    }

    private static void countsDown(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Side side = stalled(connection);
        long before = side.ask(Channel::pending);
        assertThat(before).isLessThanOrEqualTo(Bench.MUCH);

        // no system holds half of it, so that at half time some is still pending
        byte[] received = Arrays.copyOf(Bytes.receive(connection.peer(), Bench.MUCH / 2), Bench.MUCH);
        side.events().await("progress", r -> !r.pendingWhenWritten().isEmpty());
        byte[] rest = Bytes.receive(connection.peer(), Bench.MUCH / 2);
        System.arraycopy(rest, 0, received, Bench.MUCH / 2, rest.length);
        assertThat(Arrays.equals(received, Bytes.some(Bench.MUCH))).isTrue();
        side.events().await("pending 0", r -> r.pendingWhenWritten().contains(0L));
        List<Long> told = side.events().pendingWhenWritten();
        assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(b, a)).anyMatch(p -> p > 0 && p <= before);
        assertThat(side.ask(Channel::pending)).isZero();
    }

    private static void pendingIsExact(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Side side = stalled(connection);
        AtomicLong left = new AtomicLong(-1);
        while (left.get() < 0) {
            long pending = pendingAtRest(side);
            side.on(channel -> {
                if (channel.pending() == pending) {
                    left.set(leftAfterTwo(channel));
                }
            });
        }
        // what the peer can get without the channel's doing is what the system had taken
        assertThat(connection.peer().getInputStream().readAllBytes().length).isEqualTo(Bench.MUCH + 2010 - left.get());
    }

    /** Appends two pieces and closes, in one turn of the loop: nobody else can take any of it. */
    private static long leftAfterTwo(Channel channel) {
        long pending = channel.pending();
        OutputCases.put(channel, new byte[10]);
        channel.write(HeapSlice.of(new byte[2000]));
        assertThat(channel.pending()).isEqualTo(pending + 2010);
        channel.flush();
        long left = channel.pending();
        assertThat(left).isPositive().isLessThanOrEqualTo(pending + 2010);
        channel.close();
        return left;
    }

    /** The system goes on taking for a moment. */
    private static long pendingAtRest(Side side) throws Exception {
        long pending = side.ask(Channel::pending);
        for (int same = 0; same < 20; same++) {
            side.settle();
            long now = side.ask(Channel::pending);
            if (now != pending) {
                pending = now;
                same = 0;
            }
        }
        return pending;
    }

    private static void pump(Bench bench) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Connection connection = bench.accepted(r -> r.onWritten(channel -> fill(channel, next)), 0);
        connection.side().on(channel -> fill(channel, next));
        for (int i = 0; i < CHUNKS; i++) {
            byte[] received = Bytes.receive(connection.peer(), CHUNK);
            assertThat(received[0]).isEqualTo((byte) i);
            assertThat(received[CHUNK - 1]).isEqualTo((byte) i);
        }
        assertThat(InputCases.isSilent(connection.peer())).isTrue();
    }

    private static void fill(Channel channel, AtomicInteger next) {
        while (next.get() < CHUNKS && channel.pending() < 4 * CHUNK) {
            byte[] chunk = new byte[CHUNK];
            Arrays.fill(chunk, (byte) next.getAndIncrement());
            channel.write(HeapSlice.of(chunk));
            channel.flush();
        }
    }

    private static void addBehind(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Side side = stalled(connection);
        for (byte i = 0; i < 100; i++) {
            byte[] one = {i};
            side.on(channel -> {
                OutputCases.put(channel, one);
                channel.flush();
            });
        }
        Bytes.receive(connection.peer(), Bench.MUCH);
        byte[] behind = Bytes.receive(connection.peer(), 100);
        for (int i = 0; i < 100; i++) {
            assertThat(behind[i]).isEqualTo((byte) i);
        }
    }

    private static void sharedSlice(Bench bench) throws Exception {
        CompletableFuture<Slice> kept = new CompletableFuture<>();
        Connection source = bench.accepted(r -> r.onRead((channel, slice) -> kept.complete(slice)), 0);
        Bytes.send(source.peer(), Bytes.some(1013));
        Slice slice = kept.get(10, TimeUnit.SECONDS);
        int times = Bench.MUCH / slice.length();
        Connection target = bench.accepted();
        target.side().on(channel -> {
            for (int i = 0; i < times; i++) {
                channel.write(slice.retain());
            }
            channel.flush();
            slice.release();
        });
        assertThat(target.side().ask(Channel::pending)).isPositive();
        byte[] expected = source.side().events().bytes();
        for (int i = 0; i < times; i++) {
            assertThat(Arrays.equals(Bytes.receive(target.peer(), expected.length), expected))
                    .as("copy " + i)
                    .isTrue();
        }
    }

    private static void shutdownBehind(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Side side = stalled(connection);
        side.on(Channel::shutdownOutput);
        side.on(channel -> {
            OutputCases.put(channel, new byte[] {1});
            channel.write(HeapSlice.of(new byte[1000]));
            channel.flush();
        });
        assertThat(connection.peer().getInputStream().readAllBytes()).hasSize(Bench.MUCH);
        Bytes.send(connection.peer(), new byte[] {7});
        assertThat(side.events().awaitBytes(1).bytes()).containsExactly(7);
    }

    private static void closeDrops(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Side side = stalled(connection);
        side.on(channel -> {
            channel.close();
            assertThat(channel.pending()).isZero();
        });
        assertThat(side.events().awaitClosed().cause()).isNull();
        assertThat(connection.peer().getInputStream().readAllBytes().length).isLessThan(Bench.MUCH);
    }

    private static void resetByPeer(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Side side = stalled(connection);
        connection.peer().setSoLinger(true, 0);
        connection.peer().close();
        assertThat(side.events().awaitClosed().cause()).isNotNull();
        assertThat(side.ask(Channel::pending)).isZero();
    }
}
