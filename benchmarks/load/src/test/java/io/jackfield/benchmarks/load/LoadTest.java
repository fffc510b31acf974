package io.jackfield.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
        Tally tally = load((socket, number) -> say(socket, HELLO));
        assertThat(tally.lost()).as("%s", tally.complaints()).isZero();
        assertThat(tally.requests.get()).isGreaterThan(20);
        assertThat(tally.connects.get()).isEqualTo(1);
    }

    @Test
    void anEndThatWasAnnouncedIsRetirement() throws Exception {
        Tally tally = load((socket, number) -> number % 10 < 9 ? say(socket, HELLO) : !say(socket, LAST));
        assertThat(tally.retired.get()).isPositive();
        assertThat(tally.lost()).as("%s", tally.complaints()).isZero();
    }

    @Test
    void anEndWithoutAWordIsClosed() throws Exception {
        Tally tally = load((socket, number) -> say(socket, HELLO) && number % 10 < 9);
        assertThat(tally.closed.get()).isPositive();
        assertThat(tally.retired.get()).isZero();
    }

    @Test
    void aWrongBodyAndAnotherStatusAreWrong() throws Exception {
        assertThat(load((socket, number) -> say(socket, HELLO.replace("World", "w0rld")))
                        .wrong
                        .get())
                .isPositive();
        assertThat(load((socket, number) -> say(socket, HELLO.replace("200", "503")))
                        .wrong
                        .get())
                .isPositive();
    }

    @Test
    void aRequestWithoutCompleteAnswerIsFailed() throws Exception {
        Tally tally = load((socket, number) -> say(socket, HELLO.substring(0, 50)) && false);
        assertThat(tally.failed.get()).isPositive();
        assertThat(tally.requests.get()).isZero();
    }

    @Test
    void aResetIsCounted() throws Exception {
        Tally tally = load((socket, number) -> {
            socket.setSoLinger(true, 0);
            return number < 5 && say(socket, HELLO);
        });
        assertThat(tally.reset.get()).isPositive();
    }

    @Test
    void aRefusedConnectIsCounted() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        Load load = Load.start(
                LoadPlan.to(port).rate(1000).connections(0, 0).fresh(100, 2).build());
        TimeUnit.MILLISECONDS.sleep(300);
        Tally tally = load.stop();
        assertThat(tally.refused.get()).isPositive();
        assertThat(tally.failed.get()).isEqualTo(tally.refused.get());
    }

    private static boolean say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    /** One kept-alive connection with small requests, until something of interest has had time to happen. */
    private static Tally load(Manner manner) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server, manner), "misbehaving");
            thread.start();
            Load load = Load.start(LoadPlan.to(server.getLocalPort())
                    .rate(100)
                    .connections(1, 0)
                    .plainOnly()
                    .build());
            TimeUnit.MILLISECONDS.sleep(400);
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
