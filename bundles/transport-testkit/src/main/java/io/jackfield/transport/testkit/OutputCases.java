package io.jackfield.transport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.transport.Channel;
import io.jackfield.transport.testkit.Bench.Connection;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The outgoing queue: its order, its flush, its count. */
final class OutputCases {

    private OutputCases() {}

    static List<Case> all() {
        return List.of(
                new Case("an echo", OutputCases::echo),
                new Case("windows and slices leave in call order", OutputCases::callOrder),
                new Case("a window is used as far as it was committed", OutputCases::partOfWindow),
                new Case("a window may be longer than any buffer", OutputCases::longWindow),
                new Case("nothing leaves before flush", OutputCases::nothingBeforeFlush),
                new Case("channels of one loop do not mix", OutputCases::twoChannels),
                new Case("one slice to two channels", OutputCases::sharedSlice),
                new Case("an empty slice is nothing", OutputCases::emptySlice),
                new Case("output in every event", OutputCases::outputInEvents));
    }

    /** Writes bytes through a window. */
    static void put(Channel channel, byte[] bytes) {
        byte[] window = channel.reserve(bytes.length);
        System.arraycopy(bytes, 0, window, channel.offset(), bytes.length);
        channel.commit(bytes.length);
    }

    private static void echo(Bench bench) throws Exception {
        Connection connection = bench.accepted(r -> r.onRead(Channel::write).onReadComplete(Channel::flush), 0);
        for (int length : new int[] {1, 511, 512, 513, 20_000, 200_000}) {
            byte[] sent = Bytes.some(length);
            Bytes.send(connection.peer(), sent);
            assertThat(Bytes.receive(connection.peer(), length)).isEqualTo(sent);
        }
    }

    private static void callOrder(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        int[] lengths = {3, 1000, 7, 100_000, 513, 512, 1, 17_000, 16_384, 16_383, 5, 40_000};
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        connection.side().on(channel -> {
            for (int i = 0; i < lengths.length; i++) {
                byte[] bytes = Bytes.some(lengths[i]);
                expected.writeBytes(bytes);
                if (i % 2 == 0) {
                    put(channel, bytes);
                } else {
                    channel.write(HeapSlice.of(bytes));
                }
            }
            channel.flush();
        });
        assertThat(Bytes.receive(connection.peer(), expected.size())).isEqualTo(expected.toByteArray());
    }

    private static void partOfWindow(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        connection.side().on(channel -> {
            byte[] window = channel.reserve(100);
            window[channel.offset()] = 'a';
            window[channel.offset() + 1] = 'x';
            channel.commit(1);
            channel.reserve(10);
            channel.commit(0);
            put(channel, new byte[] {'b'});
            channel.flush();
        });
        assertThat(Bytes.receive(connection.peer(), 2)).containsExactly('a', 'b');
        assertThat(InputCases.isSilent(connection.peer())).isTrue();
    }

    private static void longWindow(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        byte[] sent = Bytes.some(500_000);
        connection.side().on(channel -> {
            put(channel, new byte[] {1});
            put(channel, sent);
            put(channel, new byte[] {2});
            channel.flush();
        });
        assertThat(Bytes.receive(connection.peer(), 1)).containsExactly(1);
        assertThat(Bytes.receive(connection.peer(), sent.length)).isEqualTo(sent);
        assertThat(Bytes.receive(connection.peer(), 1)).containsExactly(2);
    }

    private static void nothingBeforeFlush(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Side side = connection.side();
        side.on(channel -> {
            put(channel, new byte[3]);
            channel.write(HeapSlice.of(new byte[1000]));
            put(channel, new byte[4]);
        });
        assertThat(InputCases.isSilent(connection.peer())).isTrue();
        assertThat(side.ask(Channel::pending)).isEqualTo(1007L);

        long left = side.ask(channel -> {
            channel.flush();
            return channel.pending();
        });
        assertThat(Bytes.receive(connection.peer(), 1007)).hasSize(1007);
        if (left > 0) {
            side.events().awaitEvent("written");
        }
        side.settle();
        assertThat(side.ask(Channel::pending)).isZero();
        assertThat(side.events().log())
                .as("a flush is told when it did not take all at once")
                .hasSize(left > 0 ? 1 : 0);
    }

    private static void twoChannels(Bench bench) throws Exception {
        Connection one = bench.accepted();
        Connection two = bench.accepted();
        one.side().on(channel -> {
            put(one.side().channel(), new byte[] {1, 1});
            put(two.side().channel(), new byte[] {2, 2});
            put(one.side().channel(), new byte[] {1});
            put(two.side().channel(), new byte[] {2});
            assertThat(one.side().channel().pending()).isEqualTo(3);
            one.side().channel().flush();
            two.side().channel().flush();
        });
        assertThat(Bytes.receive(one.peer(), 3)).containsExactly(1, 1, 1);
        assertThat(Bytes.receive(two.peer(), 3)).containsExactly(2, 2, 2);
    }

    private static void sharedSlice(Bench bench) throws Exception {
        Connection target = bench.accepted();
        Connection source = bench.accepted(
                r -> r.onRead((channel, slice) -> {
                    target.side().channel().write(slice.retain());
                    target.side().channel().flush();
                    channel.write(slice);
                    channel.flush();
                }),
                0);
        byte[] sent = Bytes.some(60_000);
        Bytes.send(source.peer(), sent);
        assertThat(Bytes.receive(target.peer(), sent.length)).isEqualTo(sent);
        assertThat(Bytes.receive(source.peer(), sent.length)).isEqualTo(sent);
    }

    private static void emptySlice(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        connection.side().on(channel -> {
            channel.write(HeapSlice.empty());
            channel.flush();
            put(channel, new byte[] {9});
            channel.write(HeapSlice.empty());
            channel.flush();
        });
        assertThat(Bytes.receive(connection.peer(), 1)).containsExactly(9);
        assertThat(connection.side().ask(Channel::pending)).isZero();
    }

    private static void outputInEvents(Bench bench) throws Exception {
        Connection connection = bench.accepted(
                r -> r.onRead((channel, slice) -> {
                            slice.release();
                            put(channel, new byte[] {'r'});
                        })
                        .onReadComplete(channel -> {
                            put(channel, new byte[] {'c'});
                            channel.flush();
                        })
                        .onInputEnded(channel -> {
                            put(channel, new byte[] {'e'});
                            channel.shutdownOutput();
                        }),
                0);
        Bytes.send(connection.peer(), new byte[] {1});
        assertThat(Bytes.receive(connection.peer(), 2)).containsExactly('r', 'c');
        connection.peer().shutdownOutput();
        assertThat(Bytes.receive(connection.peer(), 1)).containsExactly('e');
        assertThat(connection.peer().getInputStream().read()).isEqualTo(-1);
    }
}
