package io.jackfield.itests.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ListenOptions;
import io.jackfield.api.Server;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.itests.Board;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that an application keeps goes on to say what it said, whatever comes after it. */
@Timeout(120)
class HeaderIsolationIT {
    private static final int KEPT = 1_000;
    private static final int MORE = 10_000;
    private static final int PIPELINED = 50;

    private final Queue<IncomingMessage> kept = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @CsvSource({"strict,nio", "netty,nio", "strict,epoll"})
    void keptRequestsStayWhatTheyWere(String parser, String transport) throws Exception {
        try (RunningContainer container =
                RunningContainer.in("felix").feature("all").sharingApi().start()) {
            Board board = new Board(container);
            org.junit.jupiter.api.Assumptions.assumeTrue(board.has(StrategyKind.TRANSPORT, transport));
            board.swap(StrategyKind.TRANSPORT, transport);
            board.swap(StrategyKind.PARSER, parser);
            Server server = container.service(Http.class).createServer(this::answer);
            server.listen(ListenOptions.builder().host("127.0.0.1").build());
            server.whenListening().toCompletableFuture().get(20, TimeUnit.SECONDS);

            ask(server.port(), 0, KEPT);
            assertThat(kept).hasSize(KEPT);
            ask(server.port(), KEPT, MORE);

            Set<String> expected = new TreeSet<>();
            IntStream.range(0, KEPT).mapToObj(HeaderIsolationIT::secret).forEach(expected::add);
            Set<String> found = new TreeSet<>();
            for (IncomingMessage request : kept) {
                found.add(consistent(request));
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    private void answer(IncomingMessage request, ServerResponse response) {
        String secret = request.headers().get("x-secret");
        if (kept.size() < KEPT) {
            kept.add(request);
        }
        response.setHeader("X-Secret", secret).end(request.url());
    }

    /** All views of one request agree; returns its secret. */
    private static String consistent(IncomingMessage request) {
        String secret = request.headers().get("x-secret");
        String url = "/" + secret + "?" + secret;
        assertThat(request.url()).isEqualTo(url);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.headers().get("cookie")).isEqualTo("a=" + secret + "; b=" + secret.repeat(3));
        assertThat(request.headers().names()).containsExactlyInAnyOrder("host", "x-secret", "cookie", "x-" + secret);
        assertThat(request.rawHeaders())
                .containsExactly(
                        "Host",
                        "localhost",
                        "X-Secret",
                        secret,
                        "Cookie",
                        "a=" + secret + "; b=" + secret.repeat(3),
                        "X-" + secret,
                        secret);
        return secret;
    }

    private static void ask(int port, int from, int count) throws Exception {
        try (RawClient one = new RawClient(port);
                RawClient two = new RawClient(port)) {
            for (int i = from; i < from + count; i += 2 * PIPELINED) {
                send(one, i);
                send(two, i + PIPELINED);
                receive(one, i);
                receive(two, i + PIPELINED);
            }
        }
    }

    private static void send(RawClient client, int from) throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int i = from; i < from + PIPELINED; i++) {
            String secret = secret(i);
            requests.append("GET /" + secret + "?" + secret + " HTTP/1.1\r\nHost: localhost\r\nX-Secret: " + secret
                    + "\r\nCookie: a=" + secret + "; b=" + secret.repeat(3) + "\r\nX-" + secret + ": " + secret
                    + "\r\n\r\n");
        }
        client.send(requests.toString());
    }

    private static void receive(RawClient client, int from) throws Exception {
        for (int i = from; i < from + PIPELINED; i++) {
            var response = client.receive();
            assertThat(response.header("x-secret")).isEqualTo(secret(i));
            assertThat(response.text()).isEqualTo("/" + secret(i) + "?" + secret(i));
        }
    }

    /** Of different lengths, so that what lies at another's place is not by chance right. */
    private static String secret(int i) {
        return "s" + i + "x".repeat(i % 37);
    }
}
