package io.jackfield.jfr.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.platform.observe.SeenConnection;
import io.jackfield.platform.observe.SeenExchange;
import io.jackfield.platform.observe.SeenRefusal;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of one JVM's recorder, so one after the other. */
class RecordingsTest {
    private static final String OURS = "io.jackfield.";

    @TempDir
    Path folder;

    private final List<Boolean> told = new CopyOnWriteArrayList<>();
    private final Recordings recordings = new Recordings(told::add);
    private final RecordingObserver observer = new RecordingObserver();

    @BeforeEach
    void open() {
        recordings.open();
    }

    @AfterEach
    void close() {
        recordings.close();
    }

    private static <T> T seen(Class<T> type, Map<String, ?> values) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> values.get(method.getName());
                }));
    }

    private static SeenConnection connection(long id) {
        return seen(
                SeenConnection.class,
                Map.of(
                        "id",
                        id,
                        "server",
                        "main",
                        "remoteAddress",
                        "192.0.2.1",
                        "remotePort",
                        4711,
                        "localPort",
                        80,
                        "transport",
                        "epoll#2",
                        "bytesRead",
                        99L));
    }

    private static SeenExchange exchange(SeenConnection connection) {
        return seen(
                SeenExchange.class,
                Map.of(
                        "connection",
                        connection,
                        "method",
                        "GET",
                        "target",
                        "/a?b",
                        "status",
                        200,
                        "received",
                        3L,
                        "sent",
                        5L,
                        "complete",
                        true,
                        "tunnel",
                        false,
                        "parser",
                        "strict#1",
                        "engine",
                        "node#1"));
    }

    private List<RecordedEvent> read(Recording recording) throws IOException {
        Path file = folder.resolve("a.jfr");
        recording.stop();
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(each -> each.getEventType().getName().startsWith(OURS))
                .toList();
    }

    @Test
    void itIsWorthWatchingWhileARecordingWantsOurEvents() {
        assertThat(told).isEmpty();
        try (Recording recording = new Recording()) {
            recording.start();
            assertThat(told).containsExactly(true);
            try (Recording second = new Recording()) {
                second.start();
            }
            assertThat(told).containsExactly(true);
            recording.stop();
            assertThat(told).containsExactly(true, false);
        }
        assertThat(told).containsExactly(true, false);
    }

    @Test
    void aRecordingThatWantsNoneOfThemIsNone() {
        try (Recording recording = new Recording()) {
            for (String name : List.of("Exchange", "Connection", "ParseError", "Swap")) {
                recording.disable(OURS + name);
            }
            recording.start();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void oneThatRunsAlreadyIsSeen() {
        try (Recording recording = new Recording()) {
            recording.start();
            List<Boolean> late = new CopyOnWriteArrayList<>();
            try (Recordings other = new Recordings(late::add)) {
                other.open();
                assertThat(late).containsExactly(true);
            }
            assertThat(late).containsExactly(true, false);
        }
    }

    @Test
    void eventsTellWhatWasSeen() throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable(OURS + "Exchange").withThreshold(Duration.ZERO);
            recording.start();
            observer.opened(connection(7));
            SeenExchange exchange = exchange(connection(7));
            observer.begun(exchange);
            observer.over(exchange);
            observer.refused(seen(
                    SeenRefusal.class,
                    Map.of(
                            "connection",
                            connection(7),
                            "status",
                            400,
                            "code",
                            "HPE_INVALID_METHOD",
                            "reason",
                            "expected a method",
                            "line",
                            "GEt / HTTP/1.1")));
            observer.closed(connection(7));

            List<RecordedEvent> events = read(recording);
            assertThat(events)
                    .extracting(each -> each.getEventType().getName())
                    .containsExactlyInAnyOrder(OURS + "Exchange", OURS + "ParseError", OURS + "Connection");
            assertThat(events).allSatisfy(each -> {
                assertThat(each.getString("server")).isEqualTo("main");
                assertThat(each.getLong("connection")).isEqualTo(7);
                assertThat(each.getString("remoteAddress")).isEqualTo("192.0.2.1");
                assertThat(each.getInt("remotePort")).isEqualTo(4711);
                assertThat(each.getInt("localPort")).isEqualTo(80);
                assertThat(each.getString("transport")).isEqualTo("epoll#2");
                assertThat(each.getEventType().getCategoryNames()).containsExactly("Jackfield");
                assertThat(each.getStackTrace()).isNull();
                assertThat(each.getThread().getJavaName())
                        .isEqualTo(Thread.currentThread().getName());
            });
            RecordedEvent one = named(events, "Exchange");
            assertThat(one.getString("method") + one.getString("target") + one.getInt("status"))
                    .isEqualTo("GET/a?b200");
            assertThat(one.getString("parser") + one.getString("engine")).isEqualTo("strict#1node#1");
            assertThat(one.getLong("received") + " " + one.getLong("sent")).isEqualTo("3 5");
            assertThat(one.getBoolean("complete")).isTrue();
            assertThat(named(events, "Connection").getInt("exchanges")).isEqualTo(1);
            assertThat(named(events, "Connection").getLong("bytesRead")).isEqualTo(99);
            assertThat(named(events, "ParseError").getString("code")).isEqualTo("HPE_INVALID_METHOD");
            assertThat(named(events, "ParseError").getString("line")).isEqualTo("GEt / HTTP/1.1");
        }
    }

    @Test
    void whatIsFasterThanTheThresholdIsNotRecorded() throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable(OURS + "Exchange").withThreshold(Duration.ofHours(1));
            recording.start();
            SeenExchange exchange = exchange(connection(8));
            observer.begun(exchange);
            observer.over(exchange);
            assertThat(read(recording)).isEmpty();
        }
    }

    @Test
    void swapsAreRecordedAndOtherEventsAreNot() throws IOException {
        try (Recording recording = new Recording()) {
            recording.start();
            Map<String, ?> swap = Map.of("server", "main", "kind", "parser", "from", "strict#1", "to", "netty#2");
            observer.happened("io/jackfield/swap/PARSER", swap);
            observer.happened("io/jackfield/server/LISTENING", Map.of("server", "main"));
            assertThat(read(recording)).singleElement().satisfies(each -> {
                assertThat(each.getEventType().getName()).isEqualTo(OURS + "Swap");
                swap.forEach((key, value) -> assertThat(each.getString(key)).isEqualTo(value));
            });
        }
    }

    @Test
    void whatWasForgottenIsNotRecorded() throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable(OURS + "Exchange").withThreshold(Duration.ZERO);
            recording.start();
            SeenExchange exchange = exchange(connection(9));
            observer.opened(connection(9));
            observer.begun(exchange);
            observer.forget();
            observer.over(exchange);
            observer.closed(connection(9));
            assertThat(read(recording)).isEmpty();
        }
    }

    private static RecordedEvent named(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(each -> each.getEventType().getName().equals(OURS + name))
                .findFirst()
                .orElseThrow();
    }
}
