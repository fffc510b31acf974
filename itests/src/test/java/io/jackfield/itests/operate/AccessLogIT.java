package io.jackfield.itests.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Http;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line for each request of every server, whatever became of it. */
@Timeout(120)
class AccessLogIT {
    private static final String PID = "io.jackfield.access.log~default";
    private static final String JSON = "\"target\":\"/hello\",\"version\":\"1.1\",\"status\":200,\"bytes\":5";

    @TempDir
    Path folder;

    private RunningContainer container;

    @AfterEach
    void stop() {
        container.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void eachExchangeIsALine(String framework) throws Exception {
        Path file = folder.resolve("access.log");
        container = RunningContainer.in(framework)
                .feature("whiteboard", "access-log")
                .sharingApi()
                .configure(PID, "file", file.toString())
                .start();
        mount();
        int port = container.awaitPort("default");
        try (RawClient client = new RawClient(port)) {
            await("mounted").until(() -> client.get("/hello").status() == 200);
            await("logged")
                    .until(() ->
                            Files.exists(file) && lines(file).contains("\"GET /hello HTTP/1.1\" 200 5 \"-\" \"-\""));

            client.get("/missing?a=b");
            client.send(RawClient.request("HEAD", "/hello")).receiveHead();
            client.send("GET /hello HTTP/1.1\r\nHost: a\r\nReferer: /\"x\r\nUser-Agent: \u00e4\\\" 200 1\r\n\r\n")
                    .receive();
            assertThat(client.get("/hello").status()).isEqualTo(200);
            client.send(RawClient.request("GET", "/cut")).receiveEnd();
        }
        await("the last line").until(() -> lines(file).contains("GET /cut"));
        assertThat(lines(file))
                .contains("\"GET /missing?a=b HTTP/1.1\" 404 ")
                .contains("\"HEAD /hello HTTP/1.1\" 200 - \"-\" \"-\"")
                .contains("\" 200 5 \"/\\\"x\" \"")
                .contains("\\\\\\\" 200 1\"\n")
                .contains("\"GET /cut HTTP/1.1\" 499 -");

        refusedTunnelledAndOfServersThatCodeMade(file);
        changedInPlace(port, file);
    }

    private void refusedTunnelledAndOfServersThatCodeMade(Path file) throws Exception {
        ServerOptions options = ServerOptions.builder().maxHeaderSize(1024).build();
        Server server = container.service(Http.class).createServer(options, (request, response) -> {
            if (!request.url().equals("/chunk")) {
                response.end("made");
            }
        });
        server.headersTimeout(300);
        server.on(Server.UPGRADE, (request, socket, head) -> socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n"));
        server.listen(0, "127.0.0.1").whenListening().toCompletableFuture().get(10, TimeUnit.SECONDS);
        for (String request : List.of(
                "GET /made HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "G@T /bad \"x\r\n\r\n",
                "GET /late HTTP/1.1\r\nHost: a\r\n",
                "GET /much HTTP/1.1\r\nHost: " + "a".repeat(1100) + "\r\n\r\n",
                "POST /chunk HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
                "GET /up HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n")) {
            try (RawClient client = new RawClient(server.port())) {
                client.send(request).receiveEnd();
            }
        }
        await("all lines").untilAsserted(() -> assertThat(lines(file))
                .contains("\"GET /made HTTP/1.1\" 200 4 ")
                .contains("\"G@T /bad \\\"x\" 400 - ")
                .contains("\"GET /late HTTP/1.1\" 408 - ")
                .contains("\"GET /much HTTP/1.1\" 431 - ")
                .contains("\"POST /chunk HTTP/1.1\" 400 - ")
                .contains("\"GET /up HTTP/1.1\" - 36 "));
        assertThat(lines(file).lines().filter(line -> line.contains("/chunk"))).hasSize(1);
        AccessLogDTO log =
                container.service(Switchboard.class).runtime().accessLogs.get(0);
        assertThat(log.pid).isEqualTo(PID);
        assertThat(log.dropped).isZero();
        assertThat(log.written).isGreaterThan(6);
    }

    /** Another format and another file from one request to the next, on a connection that stays; a file that can not be had is refused. */
    private void changedInPlace(int port, Path before) throws Exception {
        Path file = folder.resolve("logs/second.json");
        try (RawClient client = new RawClient(port)) {
            client.get("/hello");
            container.configure(PID, Map.of("file", file.toString(), "format", "json"));
            await("the new file and format")
                    .until(() -> client.get("/hello").status() == 200
                            && Files.exists(file)
                            && lines(file).contains(JSON));
            long size = Files.size(before);

            container.configure(PID, Map.of("file", folder.toString()));
            Switchboard switchboard = container.service(Switchboard.class);
            await("refused").until(() -> switchboard.runtime().refusals.stream()
                    .anyMatch(each -> each.pid.equals(PID) && each.message.contains("file can not be opened")));
            client.get("/still");
            await("the old file").until(() -> lines(file).contains("/still"));
            assertThat(before).hasSize(size);
        }
    }

    private void mount() {
        RequestListener handler = (request, response) -> {
            if (request.url().equals("/cut")) {
                response.destroy();
            } else {
                response.end("hello");
            }
        };
        container
                .context()
                .registerService(
                        RequestListener.class,
                        handler,
                        new Hashtable<>(Map.of("jackfield.handler.path", List.of("/hello", "/cut"))));
    }

    private static String lines(Path file) throws Exception {
        return Files.readString(file);
    }
}
