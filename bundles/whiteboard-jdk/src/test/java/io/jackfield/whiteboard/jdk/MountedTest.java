package io.jackfield.whiteboard.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import io.jackfield.api.Http;
import io.jackfield.api.Server;
import io.jackfield.api.listener.RequestListener;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers of the JDK on a server of ours, as a client sees them. */
@Timeout(60)
class MountedTest {
    private final Guards guards = new Guards();
    private final Workers workers = new Workers(new JdkSettings(4, 100));
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private volatile RequestListener listener;
    private Http http;
    private Server server;

    @BeforeEach
    void listen() throws Exception {
        http = Http.newHttp();
        server = http.createServer((request, response) -> listener.on(request, response))
                .listen(0, "127.0.0.1");
        server.whenListening().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        http.close();
        workers.close();
    }

    private void mount(HttpHandler handler) {
        listener = new Mounted("/a", handler, guards, workers);
    }

    /** All that comes back for a request with these lines. */
    private String ask(String head, String content) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write((head + "\r\nHost: t\r\nConnection: close\r\n\r\n" + content)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String get(String path) throws IOException {
        return ask("GET " + path + " HTTP/1.1", "");
    }

    /** Does something in a handler that must be refused, and keeps how. */
    private void refused(Action action) {
        try {
            action.run();
        } catch (IOException | RuntimeException e) {
            thrown.set(e);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aLengthIsAnnouncedAndKept() throws Exception {
        mount(exchange -> {
            exchange.getResponseHeaders().add("X-Twice", "1");
            exchange.getResponseHeaders().add("X-Twice", "2");
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write(bytes("hello"));
            exchange.close();
        });
        assertThat(get("/a"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("X-twice: 1\r\n", "X-twice: 2\r\n", "Content-Length: 5\r\n")
                .endsWith("\r\n\r\nhello");
    }

    @Test
    void zeroMeansChunks() throws Exception {
        mount(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write(bytes("abc"));
            body.flush();
            body.write('d');
            body.write('e');
            body.close();
        });
        assertThat(get("/a")).contains("Transfer-Encoding: chunked\r\n").endsWith("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    }

    @Test
    void minusOneMeansNoContent() throws Exception {
        mount(exchange -> exchange.sendResponseHeaders(exchange.getRequestURI().getQuery() == null ? 200 : 204, -1));
        assertThat(get("/a")).contains("Content-Length: 0\r\n").endsWith("\r\n\r\n");
        assertThat(get("/a?none")).startsWith("HTTP/1.1 204").doesNotContain("Content-Length");
    }

    @Test
    void anAnswerToHeadHasNoContent() throws Exception {
        mount(exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write(bytes("hello"));
            exchange.close();
        });
        assertThat(ask("HEAD /a HTTP/1.1", ""))
                .contains("Content-Length: 5\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void contentIsReadAndWrittenAtThePaceOfTheClient() throws Exception {
        mount(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                exchange.getRequestBody().transferTo(body);
            }
        });
        String content = "uvwxyz".repeat(200_000);
        String answer = ask("POST /a HTTP/1.1\r\nContent-Length: " + content.length(), content);
        String chunks = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(chunks.replaceAll("[0-9a-f]+\r\n|\r\n", "").equals(content)).isTrue();
    }

    @Test
    void whatTheRequestSays() throws Exception {
        AtomicReference<List<Object>> seen = new AtomicReference<>();
        mount(exchange -> {
            seen.set(List.of(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getProtocol(),
                    exchange.getRequestHeaders().getFirst("x-name"),
                    exchange.getRemoteAddress().getAddress().isLoopbackAddress(),
                    exchange.getLocalAddress().getPort() == server.port(),
                    exchange.getHttpContext().getPath(),
                    exchange.getResponseCode(),
                    exchange instanceof HttpsExchange));
            refused(() -> exchange.getRequestHeaders().add("x", "y"));
            exchange.setAttribute("k", "v");
            exchange.sendResponseHeaders(exchange.getAttribute("k").equals("v") ? 202 : 500, -1);
        });
        assertThat(ask("PUT /a/b?c HTTP/1.1\r\nX-Name: value\r\nContent-Length: 0", ""))
                .startsWith("HTTP/1.1 202");
        assertThat(seen.get()).containsExactly("PUT", "/a/b", "HTTP/1.1", "value", true, true, "/a", -1, false);
        assertThat(thrown.get()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void writingBeforeTheHeadersOrMoreThanAnnouncedIsRefused() throws Exception {
        mount(exchange -> {
            refused(() -> exchange.getResponseBody().write(1));
            assertThat(thrown.get()).hasMessageContaining("not sent yet");
            exchange.sendResponseHeaders(200, 2);
            refused(() -> exchange.sendResponseHeaders(200, 2));
            assertThat(thrown.get()).hasMessageContaining("already sent");
            refused(() -> exchange.getResponseBody().write(bytes("abc")));
            exchange.getResponseBody().write(bytes("ab"));
            exchange.close();
        });
        assertThat(get("/a")).endsWith("\r\n\r\nab");
        assertThat(thrown.get()).isInstanceOf(IOException.class).hasMessageContaining("too many");
    }

    @Test
    void lessThanAnnouncedEndsTheConnection() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        mount(exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write(bytes("abc"));
            exchange.getResponseBody().flush();
            refused(() -> exchange.getResponseBody().close());
            over.countDown();
        });
        assertThat(get("/a")).doesNotContain("abcd");
        over.await();
        assertThat(thrown.get()).hasMessageContaining("insufficient");
    }

    @Test
    void whatIsClosedWithoutAnAnswerEndsTheConnection() throws Exception {
        mount(exchange -> exchange.close());
        assertThat(get("/a")).isEmpty();
    }

    @Test
    void aHandlerThatThrowsIsAnsweredFor() throws Exception {
        mount(exchange -> {
            throw new IOException("broken");
        });
        assertThat(get("/a")).startsWith("HTTP/1.1 500");
    }

    @Test
    void aTargetThatIsNoUriIsRefused() throws Exception {
        mount(exchange -> exchange.sendResponseHeaders(200, -1));
        assertThat(get("/a?q=|")).startsWith("HTTP/1.1 400");
    }

    @Test
    void authenticatorAndFiltersStandInFrontInOrder() throws Exception {
        HttpHandler handler = exchange -> {
            byte[] text = bytes(exchange.getPrincipal().getUsername() + " " + exchange.getAttribute("way"));
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        };
        BasicAuthenticator authenticator = new BasicAuthenticator("realm") {
            @Override
            public boolean checkCredentials(String username, String password) {
                return username.equals("me") && password.equals("secret");
            }
        };
        Mounted mounted = new Mounted("/a", handler, guards, workers);
        Guard first = new Guard(guards, filter("first"), List.of("*"));
        Guard second = new Guard(guards, filter("second"), List.of("/a/*"));
        Guard other = new Guard(guards, filter("other"), List.of("/other"));
        Guard asks = new Guard(guards, authenticator, List.of("/a"));
        listener = (request, response) -> first.filter(
                request,
                response,
                (r1, s1) -> asks.filter(
                        r1, s1, (r2, s2) -> other.filter(r2, s2, (r3, s3) -> second.filter(r3, s3, mounted))));

        assertThat(get("/a")).startsWith("HTTP/1.1 401").containsIgnoringCase("WWW-Authenticate: Basic realm=");
        // me:secret
        assertThat(ask("GET /a HTTP/1.1\r\nAuthorization: Basic bWU6c2VjcmV0", ""))
                .endsWith("\r\n\r\nme null first second");
        await().untilAsserted(() -> assertThat(guards.size()).isZero());
    }

    private static Filter filter(String name) {
        return new Filter() {
            @Override
            public String description() {
                return name;
            }

            @Override
            public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
                exchange.setAttribute("way", exchange.getAttribute("way") + " " + name);
                chain.doFilter(exchange);
            }
        };
    }

    @Test
    void moreThanMayWaitAreAnswered503() throws Exception {
        workers.follow(new JdkSettings(1, 0));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        mount(exchange -> {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.sendResponseHeaders(200, -1);
        });
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> {
            try {
                return get("/a");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();
        assertThat(get("/a")).startsWith("HTTP/1.1 503").contains("Retry-After: 1");
        goOn.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
    }

    @Test
    void boundsThatCanNotBeMeantAreRefused() {
        assertThat(JdkSettings.of(Map.of("threads", "2", "queue", 0))).isEqualTo(new JdkSettings(2, 0));
        assertThatThrownBy(() -> JdkSettings.of(Map.of("threads", "none")))
                .hasMessage(
                        "io.jackfield.whiteboard.jdk: threads must be a whole number from 1 to 10000, not \"none\"");
    }
}
