package io.jackfield.transport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;
import io.jackfield.transport.testkit.Bench.Connection;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What arrives, when, and that nothing arrives while reading is off. */
final class InputCases {

    private InputCases() {}

    static List<Case> all() {
        return List.of(
                new Case("bytes arrive whole and in order", InputCases::wholeAndInOrder),
                new Case("each burst ends with readComplete", InputCases::burstsEnd),
                new Case("slices kept beyond the event stay as they are", InputCases::slicesStay),
                new Case("a part outlives its slice", InputCases::partOutlives),
                new Case("nothing is read while reading is off", InputCases::offIsBackpressure),
                new Case("reading switched off in a read stops after it", InputCases::offInsideRead),
                new Case("reading off before the first byte", InputCases::offFromTheStart),
                new Case("off and on again in one call loses nothing", InputCases::offAndOn),
                new Case("what came before the end is not read while off, and is after", InputCases::endWhileOff),
                new Case("a reset while off delivers nothing any more", InputCases::resetWhileOff));
    }

    private static void wholeAndInOrder(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        byte[] sent = Bytes.some(1_000_003);
        Bytes.send(connection.peer(), sent);
        assertThat(connection.side().events().awaitBytes(sent.length).bytes()).isEqualTo(sent);
    }

    private static void burstsEnd(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Recorder events = connection.side().events();
        for (int burst = 1; burst <= 3; burst++) {
            int bursts = burst;
            Bytes.send(connection.peer(), new byte[] {1});
            events.await(
                    "burst " + burst,
                    r -> r.log().stream().filter("readComplete"::equals).count() == bursts);
        }
        assertThat(events.log())
                .containsExactly("read", "readComplete", "read", "readComplete", "read", "readComplete");
    }

    private static void slicesStay(Bench bench) throws Exception {
        List<Slice> kept = new ArrayList<>();
        Connection connection = bench.accepted(r -> r.onRead((channel, slice) -> kept.add(slice)), 0);
        byte[] sent = Bytes.some(300_000);
        Bytes.send(connection.peer(), sent);
        connection.side().events().awaitBytes(sent.length);
        assertThat(connection.side().<byte[]>ask(channel -> join(kept))).isEqualTo(sent);
    }

    private static byte[] join(List<Slice> slices) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Slice slice : slices) {
            byte[] viewed = new byte[slice.length()];
            slice.view().get(viewed);
            for (int i = 0; i < viewed.length; i++) {
                assertThat(slice.get(i)).isEqualTo(viewed[i]);
            }
            all.writeBytes(viewed);
            slice.release();
        }
        return all.toByteArray();
    }

    private static void partOutlives(Bench bench) throws Exception {
        List<Slice> parts = new ArrayList<>();
        Connection connection = bench.accepted(
                r -> r.onRead((channel, slice) -> {
                    parts.add(slice.part(1, slice.length() - 2));
                    slice.release();
                }),
                0);
        Bytes.send(connection.peer(), new byte[] {1, 2, 3, 4, 5});
        connection.side().events().awaitBytes(5);
        assertThat(connection.side().<byte[]>ask(channel -> join(parts))).containsExactly(2, 3, 4);
    }

    private static void offIsBackpressure(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Side side = connection.side();
        side.on(channel -> channel.reading(false));
        CompletableFuture<Void> sending = sendInBackground(connection.peer(), Bytes.some(Bench.MUCH));
        side.settle();
        assertThat(side.events().log()).isEmpty();
        assertThat(sending).as("the peer's writing, which nobody reads").isNotDone();

        side.on(channel -> channel.reading(true));
        side.events().awaitBytes(Bench.MUCH);
        sending.get(10, TimeUnit.SECONDS);
        assertThat(Arrays.equals(side.events().bytes(), Bytes.some(Bench.MUCH))).isTrue();
    }

    private static CompletableFuture<Void> sendInBackground(Socket peer, byte[] bytes) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                Bytes.send(peer, bytes);
                sent.complete(null);
            } catch (Exception e) {
                sent.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return sent;
    }

    private static void offInsideRead(Bench bench) throws Exception {
        Connection connection = bench.accepted(
                r -> r.onRead((channel, slice) -> {
                    channel.reading(false);
                    slice.release();
                }),
                0);
        Side side = connection.side();
        CompletableFuture<Void> sending = sendInBackground(connection.peer(), Bytes.some(Bench.MUCH));
        side.events().awaitEvent("readComplete");
        side.settle();
        assertThat(side.events().log()).containsExactly("read", "readComplete");
        assertThat(sending).as("the peer's writing, which nobody reads").isNotDone();
    }

    private static void offFromTheStart(Bench bench) throws Exception {
        CompletableFuture<Side> accepted = new CompletableFuture<>();
        Socket peer = bench.peerOf(
                channel -> {
                    channel.reading(false);
                    return bench.acceptor(r -> r, accepted).accepted(channel);
                },
                0);
        Bytes.send(peer, new byte[] {1, 2, 3});
        Side side = accepted.get(10, TimeUnit.SECONDS);
        side.settle();
        assertThat(side.events().log()).isEmpty();
        side.on(channel -> channel.reading(true));
        assertThat(side.events().awaitBytes(3).bytes()).containsExactly(1, 2, 3);
    }

    private static void offAndOn(Bench bench) throws Exception {
        Connection connection = bench.accepted(
                r -> r.onRead((channel, slice) -> {
                    channel.reading(false);
                    channel.reading(true);
                    slice.release();
                }),
                0);
        byte[] sent = Bytes.some(1_000_000);
        Bytes.send(connection.peer(), sent);
        assertThat(connection.side().events().awaitBytes(sent.length).bytes()).isEqualTo(sent);
    }

    private static void endWhileOff(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Side side = connection.side();
        side.on(channel -> channel.reading(false));
        byte[] sent = Bytes.some(100_000);
        Bytes.send(connection.peer(), sent);
        connection.peer().shutdownOutput();
        side.settle();
        assertThat(side.events().bytes()).isEmpty();

        side.on(channel -> channel.reading(true));
        assertThat(side.events().awaitEvent("inputEnded").bytes()).isEqualTo(sent);
        assertAnswers(side, connection.peer());
    }

    /** Output goes on when the input has ended, more of it than the system takes at once too. */
    private static void assertAnswers(Side side, Socket peer) throws Exception {
        byte[] answer = Bytes.some(Bench.MUCH);
        side.on((Channel channel) -> {
            channel.write(io.jackfield.spi.buffer.HeapSlice.of(answer));
            channel.shutdownOutput();
        });
        assertThat(Arrays.equals(Bytes.receive(peer, answer.length), answer)).isTrue();
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
        assertThat(side.events().awaitClosed().cause()).isNull();
    }

    private static void resetWhileOff(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Side side = connection.side();
        side.on(channel -> channel.reading(false));
        Bytes.send(connection.peer(), new byte[] {1, 2, 3});
        connection.peer().setSoLinger(true, 0);
        connection.peer().close();
        side.settle();
        assertThat(side.events().log()).doesNotContain("read", "inputEnded");

        side.on(channel -> channel.reading(true));
        assertThat(side.events().awaitClosed().cause()).isNotNull();
    }

    /** Whether the peer gets nothing for a moment that is long for a loopback. */
    static boolean isSilent(Socket peer) throws Exception {
        peer.setSoTimeout(100);
        try {
            return peer.getInputStream().read() < -1;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            peer.setSoTimeout(10_000);
        }
    }
}
