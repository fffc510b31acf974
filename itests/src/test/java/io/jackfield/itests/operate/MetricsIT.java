package io.jackfield.itests.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.itests.Board;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform counts is told to Prometheus and by JMX, and nothing stays registered. */
@Timeout(120)
class MetricsIT {
    private static final int ASKED = 3;

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private RunningContainer container;

    @AfterEach
    void stop() {
        container.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void prometheusAndJmxTellWhatIsCounted(String framework) throws Exception {
        Set<ObjectName> before = platforms();
        container = RunningContainer.in(framework).feature("metrics").start();
        int port = container.awaitPort("default");
        try (RawClient client = new RawClient(port)) {
            await("mounted").until(() -> client.get("/metrics").status() == 200);
            assertThat(client.get("/metrics").header("content-type"))
                    .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            String address = "{server=\"default\",host=\"127.0.0.1\",port=\"" + port + "\"}";
            long requests = value(client, "jackfield_listener_requests_total" + address);
            assertThat(requests).isPositive();
            assertThat(value(client, "jackfield_listener_requests_total" + address))
                    .isEqualTo(requests + 1);
            assertThat(value(client, "jackfield_listener_connections" + address))
                    .isEqualTo(1);
            assertThat(client.get("/metrics").text())
                    .containsPattern(
                            "jackfield_strategy_taken_total\\{kind=\"parser\",name=\"strict\",generation=\"\\d+\"} [1-9]")
                    .doesNotContain("request_duration");

            container.configure("io.jackfield.metrics.latency", Map.of());
            await("measured").until(() -> client.get("/metrics")
                    .text()
                    .contains("jackfield_request_duration_seconds_count{server=\"default\",port=\"" + port + "\","));
        }

        Set<ObjectName> registered = platforms();
        registered.removeAll(before);
        ObjectName name = registered.iterator().next();
        CompositeData[] listeners = (CompositeData[]) beans.getAttribute(name, "Listeners");
        assertThat(listeners).singleElement().satisfies(each -> assertThat(each.get("port"))
                .isEqualTo(port));
        assertThat(beans.getAttribute(name, "Uptime")).isInstanceOf(Long.class);
        container.stop("io.jackfield.metrics");
        assertThat(platforms()).isEqualTo(before);
    }

    /** What a new parser, transport and engine served is counted apart from what the old ones did; the listener counts on. */
    @Test
    void countersAreKeptApartByGeneration() throws Exception {
        container = RunningContainer.in("felix")
                .feature("demo", "parsers", "metrics")
                .sharingApi()
                .configure("io.jackfield.metrics.latency", "servers", "default")
                .start();
        int port = container.awaitPort("default");
        Switchboard switchboard = container.service(Switchboard.class);
        List<String> served = new ArrayList<>();
        long takenOnce;
        try (RawClient client = new RawClient(port)) {
            served.add(ask(client, switchboard));
            new Board(container).swap(StrategyKind.PARSER, "netty");
            takenOnce = taken(switchboard, "strict");
            assertThat(takenOnce).isGreaterThanOrEqualTo(ASKED);
            served.add(ask(client, switchboard));
            container.update("io.jackfield.server");
            served.add(ask(client, switchboard));
        }
        new Board(container).swap(StrategyKind.TRANSPORT, "nio");
        try (RawClient client = new RawClient(port)) {
            served.add(ask(client, switchboard));
        }
        assertThat(served).doesNotHaveDuplicates();
        await("all four").untilAsserted(() -> assertThat(switchboard.runtime().latencies)
                .filteredOn(each -> each.port == port)
                .allSatisfy(each -> {
                    assertThat(each.status).isEqualTo("2xx");
                    assertThat(each.count).isEqualTo(ASKED);
                    assertThat(LongStream.of(each.buckets).sum()).isEqualTo(ASKED);
                    assertThat(each.sum).isPositive();
                })
                .extracting(each -> each.transport + " " + each.parser + " " + each.engine)
                .containsExactlyInAnyOrderElementsOf(served));
        assertThat(switchboard.listeners()).singleElement().satisfies(each -> assertThat(each.requests)
                .isEqualTo(4 * ASKED));
        // what is read between heads counts, too
        assertThat(taken(switchboard, "strict")).as("served once").isEqualTo(takenOnce);
        assertThat(taken(switchboard, "netty")).as("served three times").isGreaterThanOrEqualTo(3L * ASKED);
    }

    private static long taken(Switchboard switchboard, String parser) {
        return switchboard.strategies(StrategyKind.PARSER).stream()
                .filter(each -> each.name.equals(parser))
                .mapToLong(each -> each.taken)
                .sum();
    }

    /** Asks some times; tells which generations answered. */
    private static String ask(RawClient client, Switchboard switchboard) throws Exception {
        ListenerDTO now = switchboard.listeners().get(0);
        for (int i = 0; i < ASKED; i++) {
            assertThat(client.get("/plaintext").status()).isEqualTo(200);
        }
        return now.transport + " " + now.parser + " " + now.engine;
    }

    private Set<ObjectName> platforms() throws Exception {
        return beans.queryNames(new ObjectName("io.jackfield:type=Platform,*"), null);
    }

    private static long value(RawClient client, String series) throws Exception {
        return client.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToLong(line -> Long.parseLong(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series));
    }
}
