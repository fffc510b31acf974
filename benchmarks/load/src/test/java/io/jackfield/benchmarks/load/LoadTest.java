package io.jackfield.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is lost must be seen: a server that misbehaves on purpose. */
@Timeout(30)
class LoadTest {
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, World!";
    private static final String LAST = HELLO.replace("OK\r\n", "OK\r\nConnection: close\r\n");

    /** Answers the requests of a connection; after how many, and how, is what differs. */
    private interface Manner {
        /** False to end the connection. */
        boolean answer(Socket socket, int number) throws IOException;
    }

    @Test
    void aServerThatBehavesLosesNothing() throws Exception {
        Tally tally = load((socket, number) -> say(socket, HELLO), sofar -> sofar.requests.get() > 20);
        assertThat(tally.lost()).as("%s", tally.complaints()).isZero();
        assertThat(tally.connects.get()).isEqualTo(1);
    }

    @Test
    void anEndThatWasAnnouncedIsRetirement() throws Exception {
        Tally tally = load(
                (socket, number) -> number % 10 < 9 ? say(socket, HELLO) : !say(socket, LAST),
                sofar -> sofar.retired.get() > 1);
        assertThat(tally.lost()).as("%s", tally.complaints()).isZero();
    }

    @Test
    void anEndWithoutAWordIsClosed() throws Exception {
        Tally tally = load((socket, number) -> say(socket, HELLO) && number % 10 < 9, sofar -> sofar.closed.get() > 1);
        assertThat(tally.retired.get()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"World, w0rld", "200, 503"})
    void aWrongBodyAndAnotherStatusAreWrong(String right, String wrong) throws Exception {
        Tally tally =
                load((socket, number) -> say(socket, HELLO.replace(right, wrong)), sofar -> sofar.wrong.get() > 1);
        assertThat(tally.wrong.get()).isEqualTo(tally.requests.get());
    }

    @Test
    void aRequestWithoutCompleteAnswerIsFailed() throws Exception {
        Tally tally = load((socket, number) -> !say(socket, HELLO.substring(0, 50)), sofar -> sofar.failed.get() > 1);
        assertThat(tally.requests.get()).isZero();
    }

    @Test
    void aResetIsCounted() throws Exception {
        Tally tally = load(
                (socket, number) -> {
                    socket.setSoLinger(true, 0);
                    return number < 5 && say(socket, HELLO);
                },
                sofar -> sofar.reset.get() > 1);
        assertThat(tally.failed.get()).isEqualTo(tally.reset.get());
    }

    @Test
    void aRefusedConnectIsCounted() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        Load load = Load.start(
                LoadPlan.to(port).rate(1000).connections(0, 0).fresh(100, 2).build());
        await().until(() -> load.tally().refused.get() > 1);
        Tally tally = load.stop();
        assertThat(tally.failed.get()).isEqualTo(tally.refused.get());
    }

    @Test
    void aSlowReaderWaitsUntilItIsConnected() throws Exception {
        List<SocketChannel> before = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // more than the backlog holds, so that the next must try again a second later
            for (int i = 0; i < 4; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(server.getLocalSocketAddress());
                before.add(channel);
            }
            await().until(() -> before.get(0).finishConnect() && before.get(1).finishConnect());
            Load load = Load.start(LoadPlan.to(server.getLocalPort())
                    .connections(0, 0)
                    .slowAnswer(Duration.ofMillis(1))
                    .build());
            await().until(() -> load.tally().connects.get() > 0);
            Thread thread = new Thread(() -> serve(server, (socket, number) -> say(socket, HELLO)), "accepting");
            thread.start();
            for (SocketChannel channel : before) {
                channel.close();
            }
            await().until(() -> load.tally().requests.get() > 0);
            load.stop();
            server.close();
            thread.join();
        }
    }

    @Test
    void aRateAtWhichAConnectionCouldFallSilentIsRefused() {
        LoadPlan.Builder plan = LoadPlan.to(1).connections(16, 16);
        assertThat(plan.rate(160).build()).isNotNull();
        assertThatThrownBy(() -> plan.rate(159).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("160/s does");
    }

    @Test
    void everyConnectionOfTheRoundComesToAskForEverything() {
        LoadPlan plan = LoadPlan.to(1).relays(true).build();
        int round = plan.kept + plan.pipelined * plan.depth;
        List<Set<Requests.Request>> asked = Stream.generate(
                        () -> (Set<Requests.Request>) new HashSet<Requests.Request>())
                .limit(round)
                .toList();
        Requests requests = new Requests(plan);
        for (int i = 0; i < 100 * round; i++) {
            asked.get(i % round).add(requests.next());
        }
        assertThat(asked).allSatisfy(each -> assertThat(each).hasSize(5));
    }

    private static boolean say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    /** One kept-alive connection with small requests, until what is waited for has come about. */
    private static Tally load(Manner manner, Predicate<Tally> enough) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server, manner), "misbehaving");
            thread.start();
            Load load = Load.start(LoadPlan.to(server.getLocalPort())
                    .rate(100)
                    .connections(1, 0)
                    .plainOnly()
                    .build());
            await().until(() -> enough.test(load.tally()));
            Tally tally = load.stop();
            server.close();
            thread.join();
            return tally;
        }
    }

    private static void serve(ServerSocket server, Manner manner) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                int number = 0;
                boolean on = true;
                for (String line = in.readLine(); on && line != null; line = on ? in.readLine() : null) {
                    on = !line.isEmpty() || manner.answer(socket, number++);
                }
            } catch (IOException e) {
                // the load has closed the connection, or the test the server: what the load counted is what is looked
                // at
                continue;
            }
        }
    }
}
