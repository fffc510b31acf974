package io.jackfield.itests.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Http;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.itests.Board;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.wiring.BundleWiring;

/** What servers do is recorded, those that code made too, and swaps, and only while a recording runs; an updated bundle leaves nothing behind. */
@Timeout(120)
class FlightRecorderIT {
    private static final String OBSERVER = "io.jackfield.platform.observe.ServerObserver";
    private static final String BUNDLE = "io.jackfield.jfr";
    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    private RunningContainer container;
    private int configured;
    private int made;

    @AfterEach
    void stop() {
        container.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void exchangesConnectionsAndParseErrors(String framework) throws Exception {
        container = RunningContainer.in(framework)
                .feature("demo", "parsers", "jfr")
                .sharingApi()
                .start();
        configured = container.awaitPort("default");
        made = listen(container.service(Http.class));
        assertThat(container.service(OBSERVER, null)).isNull();
        try (Recording recording = new Recording()) {
            recording.enable("io.jackfield.Exchange").withThreshold(Duration.ZERO);
            recording.start();
            assertThat(container.service(OBSERVER, null)).isNotNull();
            use();
            List<RecordedEvent> events = eventsOf(recording);
            assertRecorded(events);
            assertSwapsRecorded(events);
            nothingIsLeftBehind();
            recording.stop();
            assertThat(container.service(OBSERVER, null)).isNull();
        }
    }

    private static int listen(Http http) throws Exception {
        Server server = http.createServer(
                ServerOptions.builder().name("made").build(), (request, response) -> response.end("made"));
        server.on(Server.CONNECT, (request, socket, head) -> socket.end("HTTP/1.1 200 OK\r\n\r\n"));
        server.listen(0, "127.0.0.1").whenListening().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return server.port();
    }

    private void use() throws Exception {
        try (RawClient client = new RawClient(configured)) {
            await("served").until(() -> client.get("/plaintext").status() == 200);
        }
        try (RawClient client = new RawClient(made)) {
            assertThat(client.get("/here?a").text()).isEqualTo("made");
            client.send("GET /bad HTTP/9\r\n\r\n").receiveEnd();
        }
        try (RawClient client = new RawClient(made)) {
            client.send("CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n").receiveHead();
        }
        new Board(container).swap(StrategyKind.PARSER, "netty");
    }

    /** Events of what has ended: a connection is told some time after its client went. */
    private List<RecordedEvent> eventsOf(Recording recording) {
        List<RecordedEvent> events = new ArrayList<>();
        await("connections").until(() -> {
            events.clear();
            events.addAll(read(recording));
            return named(events, "Connection").size() >= 3
                    && named(events, "Swap").size() >= 2
                    && named(events, "Exchange").stream().anyMatch(each -> each.getBoolean("tunnel"));
        });
        return events;
    }

    private List<RecordedEvent> read(Recording recording) throws IOException {
        Path file = folder.resolve("now.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file);
    }

    private void assertRecorded(List<RecordedEvent> events) {
        assertThat(named(events, "Exchange"))
                .anySatisfy(each -> {
                    assertThat(each.getString("server")).isEqualTo("default");
                    assertThat(each.getString("target")).isEqualTo("/plaintext");
                    assertThat(each.getInt("localPort")).isEqualTo(configured);
                    assertThat(each.getLong("sent")).isEqualTo(13);
                    assertThat(each.getThread().getJavaName()).startsWith("jackfield-");
                })
                .anySatisfy(each -> {
                    assertThat(each.getString("server")).isEqualTo("made");
                    assertThat(each.getString("target")).isEqualTo("/here?a");
                    assertThat(each.getString("parser")).startsWith("strict#");
                })
                .anySatisfy(each -> {
                    assertThat(each.getString("method")).isEqualTo("CONNECT");
                    assertThat(each.getBoolean("tunnel")).isTrue();
                    assertThat(each.getInt("status")).isZero();
                });
        assertThat(named(events, "ParseError")).singleElement().satisfies(each -> {
            assertThat(each.getString("server")).isEqualTo("made");
            assertThat(each.getString("code")).isEqualTo("HPE_INVALID_VERSION");
            assertThat(each.getString("line")).isEqualTo("GET /bad HTTP/9");
        });
        assertThat(named(events, "Connection"))
                .anySatisfy(each -> assertThat(each.getString("server")).isEqualTo("default"));
    }

    private void assertSwapsRecorded(List<RecordedEvent> events) {
        assertThat(named(events, "Swap"))
                .extracting(each -> each.getString("server") + " " + each.getString("kind"))
                .contains("default parser", "made parser");
        assertThat(named(events, "Swap")).allSatisfy(each -> assertThat(each.getString("from") + each.getString("to"))
                .matches("strict#\\d+netty#\\d+"));
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(each -> each.getEventType().getName().equals("io.jackfield." + name))
                .toList();
    }

    /** On a connection that outlives each version of the bundle. */
    private void nothingIsLeftBehind() throws Exception {
        List<WeakReference<ClassLoader>> old = new ArrayList<>();
        try (RawClient client = new RawClient(made)) {
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(client.get("/round").status()).isEqualTo(200);
                old.add(new WeakReference<>(
                        container.bundle(BUNDLE).adapt(BundleWiring.class).getClassLoader()));
                container.update(BUNDLE);
                container.awaitService(OBSERVER, null);
            }
            await("old class loaders collected").atMost(Duration.ofSeconds(30)).until(() -> {
                System.gc();
                return old.stream().allMatch(each -> each.get() == null);
            });
        }
    }
}
