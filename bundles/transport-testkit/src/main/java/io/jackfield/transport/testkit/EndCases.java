package io.jackfield.transport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.transport.Channel;
import io.jackfield.transport.testkit.Bench.Connection;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;

/** The ways a connection ends, in halves and whole. */
final class EndCases {

    private EndCases() {}

    static List<Case> all() {
        return List.of(
                new Case("output goes on after the peer's end", EndCases::peerEndsFirst),
                new Case("input goes on after our end", EndCases::weEndFirst),
                new Case("the end at once after bytes comes after them", EndCases::endAfterBytes),
                new Case("when both directions ended the channel closes", EndCases::bothEnd),
                new Case("close is told later, once, without a cause", EndCases::close),
                new Case("close in a read stops the reading", EndCases::closeInsideRead),
                new Case("output after close is dropped", EndCases::outputAfterClose),
                new Case("every call after close is harmless", EndCases::callsAfterClose),
                new Case("reset reaches the peer as a reset", EndCases::reset),
                new Case("a reset by the peer is told with a cause", EndCases::resetByPeer),
                new Case("writing to a peer that is gone ends with a cause", EndCases::writingToNobody),
                new Case("a handler that throws closes its channel only", EndCases::throwing),
                new Case("a refused connection is closed", EndCases::refused));
    }

    private static void peerEndsFirst(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        connection.peer().shutdownOutput();
        connection.side().events().awaitEvent("inputEnded");
        byte[] answer = Bytes.some(3_000_000);
        connection.side().on(channel -> {
            channel.write(HeapSlice.of(answer));
            channel.flush();
        });
        assertThat(Bytes.receive(connection.peer(), answer.length)).isEqualTo(answer);
        assertThat(connection.side().events().log()).startsWith("inputEnded").doesNotContain("closed");
    }

    private static void weEndFirst(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        connection.side().on(Channel::shutdownOutput);
        assertThat(connection.peer().getInputStream().read()).isEqualTo(-1);
        byte[] sent = Bytes.some(3_000_000);
        Bytes.send(connection.peer(), sent);
        assertThat(connection.side().events().awaitBytes(sent.length).bytes()).isEqualTo(sent);
        assertThat(connection.side().events().log()).doesNotContain("closed", "inputEnded");
    }

    private static void endAfterBytes(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        byte[] sent = Bytes.some(700_000);
        Bytes.send(connection.peer(), sent);
        connection.peer().shutdownOutput();
        Recorder events = connection.side().events().awaitEvent("inputEnded");
        assertThat(events.bytes()).isEqualTo(sent);
        assertThat(events.log()).endsWith("read", "readComplete", "inputEnded");
    }

    private static void bothEnd(Bench bench) throws Exception {
        Connection first = bench.accepted();
        first.peer().shutdownOutput();
        first.side().events().awaitEvent("inputEnded");
        first.side().on(Channel::shutdownOutput);
        assertThat(first.side().events().awaitClosed().cause()).isNull();

        Connection second = bench.accepted();
        second.side().on(Channel::shutdownOutput);
        second.peer().shutdownOutput();
        assertThat(second.side().events().awaitClosed().cause()).isNull();
        assertThat(second.side().events().log()).containsExactly("inputEnded", "closed");
    }

    private static void close(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        connection.side().on(channel -> {
            channel.close();
            channel.close();
        });
        assertThat(connection.peer().getInputStream().read()).isEqualTo(-1);
        assertThat(connection.side().events().awaitClosed().cause()).isNull();
        connection.side().settle();
        assertThat(connection.side().events().log()).containsExactly("closed");
    }

    private static void closeInsideRead(Bench bench) throws Exception {
        Connection connection = bench.accepted(
                r -> r.onRead((channel, slice) -> {
                    slice.release();
                    channel.close();
                }),
                0);
        sendUntilRefused(connection.peer());
        assertThat(connection.side().events().awaitClosed().log()).containsExactly("read", "closed");
    }

    private static void sendUntilRefused(Socket peer) throws Exception {
        try {
            Bytes.send(peer, new byte[Bench.MUCH]);
        } catch (SocketException e) {
            assertThat(e).as("the peer's end of the connection").isNotNull();
        }
    }

    private static void outputAfterClose(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        connection.side().on(channel -> {
            OutputCases.put(channel, new byte[] {1});
            channel.close();
            OutputCases.put(channel, new byte[] {2});
            channel.write(HeapSlice.of(new byte[5000]));
            channel.flush();
            assertThat(channel.pending()).isZero();
        });
        assertThat(connection.peer().getInputStream().read()).isEqualTo(-1);
    }

    private static void callsAfterClose(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        connection.side().on(Channel::close);
        connection.side().events().awaitClosed();
        connection.side().on(channel -> {
            channel.reserve(10);
            channel.commit(10);
            channel.flush();
            channel.shutdownOutput();
            channel.reading(false);
            channel.reading(true);
            channel.noDelay(false);
            channel.keepAlive(true, 10);
            channel.reset();
            channel.close();
        });
        connection.side().settle();
        assertThat(connection.side().events().log()).containsExactly("closed");
    }

    private static void reset(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        connection.side().on(Channel::reset);
        assertThatThrownBy(() -> connection.peer().getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(connection.side().events().awaitClosed().cause()).isNull();
    }

    private static void resetByPeer(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        connection.peer().setSoLinger(true, 0);
        connection.peer().close();
        IOException cause = connection.side().events().awaitClosed().cause();
        assertThat(cause).isNotNull().hasMessageContaining("reset");
    }

    private static void writingToNobody(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        connection.side().on(channel -> channel.reading(false));
        connection.peer().setSoLinger(true, 0);
        connection.peer().close();
        connection.side().on(channel -> {
            OutputCases.put(channel, new byte[100]);
            channel.flush();
        });
        connection.side().on(channel -> {
            OutputCases.put(channel, new byte[100]);
            channel.flush();
        });
        assertThat(connection.side().events().awaitClosed().cause()).isNotNull();
    }

    private static void throwing(Bench bench) throws Exception {
        Connection bystander = bench.accepted();
        Connection connection = bench.accepted(
                r -> r.onRead((channel, slice) -> {
                    slice.release();
                    throw new IllegalStateException("thrown by the test kit");
                }),
                0);
        Bytes.send(connection.peer(), new byte[] {1});
        assertThat(connection.side().events().awaitClosed().cause()).isNotNull();
        Bytes.send(bystander.peer(), new byte[] {1});
        bystander.side().events().awaitBytes(1);
    }

    private static void refused(Bench bench) throws Exception {
        Socket peer = bench.peerOf(channel -> null, 0);
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
        Socket second = bench.peerOf(
                channel -> {
                    throw new IllegalStateException("thrown by the test kit");
                },
                0);
        assertThat(second.getInputStream().read()).isEqualTo(-1);
    }
}
