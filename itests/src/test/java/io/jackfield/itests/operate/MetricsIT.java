package io.jackfield.itests.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform counts is told to Prometheus and by JMX, and nothing stays registered. */
@Timeout(120)
class MetricsIT {
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
