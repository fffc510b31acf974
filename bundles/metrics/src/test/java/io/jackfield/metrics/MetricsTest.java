package io.jackfield.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.api.runtime.AgentDTO;
import io.jackfield.api.runtime.LatencyDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.platform.observe.SeenConnection;
import io.jackfield.platform.observe.SeenExchange;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.AttributeNotFoundException;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final RuntimeDTO NOW = now();
    private static final Switchboard SWITCHBOARD = Switchboard.class.cast(Proxy.newProxyInstance(
            MetricsTest.class.getClassLoader(),
            new Class<?>[] {Switchboard.class},
            (self, method, arguments) -> method.getName().equals("runtime") ? NOW : null));

    private static RuntimeDTO now() {
        RuntimeDTO now = new RuntimeDTO();
        now.uptime = 61_500;
        now.longestHold = 250;
        now.listeners = List.of(listener("in\"side\\\n", 8080), secure(listener("", 8081)));
        now.strategies = List.of(strategy("parser", "strict", 7));
        now.agents = List.of(agent(3), agent(4));
        now.refusals = List.of();
        now.accessLogs = List.of(log(40, 2));
        now.latencies = measured();
        return now;
    }

    private static ListenerDTO secure(ListenerDTO listener) {
        listener.tls = "jdk#4";
        listener.handshakes = 7;
        listener.handshakesResumed = 3;
        listener.handshakeFailures = 2;
        listener.handshakesCut = 2;
        return listener;
    }

    private static ListenerDTO listener(String server, int port) {
        ListenerDTO listener = new ListenerDTO();
        listener.server = server;
        listener.host = "127.0.0.1";
        listener.port = port;
        listener.state = "listening";
        listener.parser = "strict#7";
        listener.transport = "nio#8";
        listener.protocol = "http1#9";
        listener.engine = "node#10";
        listener.requests = 12_345_678_901L;
        listener.tls = "";
        listener.error = "";
        return listener;
    }

    private static StrategyDTO strategy(String kind, String name, long generation) {
        StrategyDTO strategy = new StrategyDTO();
        strategy.kind = kind;
        strategy.name = name;
        strategy.generation = generation;
        strategy.state = "active";
        strategy.bundle = "a:1";
        strategy.leases = 2;
        strategy.taken = 99;
        return strategy;
    }

    private static AgentDTO agent(long sockets) {
        AgentDTO agent = new AgentDTO();
        agent.owner = "app";
        agent.name = "";
        agent.strategy = "node#1";
        agent.sockets = sockets;
        return agent;
    }

    private static AccessLogDTO log(long written, long dropped) {
        AccessLogDTO log = new AccessLogDTO();
        log.pid = "io.jackfield.access.log~main";
        log.written = written;
        log.dropped = dropped;
        log.waiting = 1;
        return log;
    }

    private static List<LatencyDTO> measured() {
        Latencies latencies = new Latencies();
        latencies.over(exchange("strict#1", 200, 1));
        return latencies.latencies();
    }

    private static String text() {
        return new Metrics(() -> SWITCHBOARD).text();
    }

    private static SeenExchange exchange(String parser, int status, long nanos) {
        SeenConnection connection =
                seen(SeenConnection.class, Map.of("server", "main", "localPort", 8080, "transport", "nio#1"));
        return seen(
                SeenExchange.class,
                Map.of(
                        "connection",
                        connection,
                        "parser",
                        parser,
                        "engine",
                        "node#1",
                        "status",
                        status,
                        "nanos",
                        nanos,
                        "tunnel",
                        status == 1));
    }

    private static <T> T seen(Class<T> type, Map<String, ?> values) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> values.get(method.getName())));
    }

    @Test
    void handshakesAreToldOfListenersWithTls() {
        assertThat(text())
                .contains("jackfield_tls_handshakes_total{server=\"\",host=\"127.0.0.1\",port=\"8081\"} 7")
                .contains("jackfield_tls_handshakes_resumed_total{server=\"\",host=\"127.0.0.1\",port=\"8081\"} 3")
                .contains("jackfield_tls_handshake_failures_total{server=\"\",host=\"127.0.0.1\",port=\"8081\","
                        + "reason=\"cut\"} 2")
                .doesNotContain("jackfield_tls_handshakes_total{server=\"in");
    }

    @Test
    void listenersAreToldWithTheirGenerations() {
        assertThat(text().lines())
                .contains("jackfield_uptime_seconds 61.5")
                .contains("jackfield_longest_hold_seconds 2.5E-4")
                .contains("# TYPE jackfield_listener_requests_total counter")
                .contains("jackfield_listener_requests_total{server=\"\",host=\"127.0.0.1\",port=\"8081\"} 12345678901")
                .contains("jackfield_listener_info{server=\"\",host=\"127.0.0.1\",port=\"8081\",state=\"listening\","
                        + "parser=\"strict#7\",transport=\"nio#8\",protocol=\"http1#9\",engine=\"node#10\"} 1");
    }

    @Test
    void labelsAreEscaped() {
        assertThat(text().lines())
                .contains("jackfield_listener_up{server=\"in\\\"side\\\\\\n\",host=\"127.0.0.1\",port=\"8080\"} 1");
    }

    @Test
    void generationsAreCounted() {
        assertThat(text().lines())
                .contains("jackfield_strategy_leases{kind=\"parser\",name=\"strict\",generation=\"7\"} 2")
                .contains("jackfield_strategy_taken_total{kind=\"parser\",name=\"strict\",generation=\"7\"} 99")
                .contains("jackfield_strategy_active{kind=\"parser\",name=\"strict\",generation=\"7\"} 1");
    }

    /** Two series of one name are an error to Prometheus: agents of one bundle are added up. */
    @Test
    void noSeriesIsToldTwice() {
        assertThat(text().lines()).contains("jackfield_agent_sockets{owner=\"app\",name=\"\"} 7");
        assertThat(text().lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.substring(0, line.lastIndexOf(' '))))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatAccessLogsDroppedIsCounted() {
        assertThat(text().lines())
                .contains("jackfield_access_log_written_total{log=\"io.jackfield.access.log~main\"} 40")
                .contains("jackfield_access_log_dropped_total{log=\"io.jackfield.access.log~main\"} 2")
                .contains("jackfield_access_log_waiting{log=\"io.jackfield.access.log~main\"} 1");
    }

    @Test
    void timesAreCountedInBucketsForEachListenerAndGeneration() {
        Latencies latencies = new Latencies();
        latencies.over(exchange("strict#1", 200, 200_000));
        latencies.over(exchange("strict#1", 204, 3_000_000));
        latencies.over(exchange("strict#1", 299, 60_000_000_000L));
        latencies.over(exchange("strict#2", 200, 1));
        latencies.over(exchange("strict#1", 0, 1));
        latencies.over(exchange("strict#1", 1, 1));
        Exposition text = new Exposition();
        LatencyFamily.add(text, latencies.latencies());
        String all = "jackfield_request_duration_seconds_%s{server=\"main\",port=\"8080\",transport=\"nio#1\","
                + "parser=\"strict#%d\",engine=\"node#1\",status=\"%s\"%s} %s";
        assertThat(text.toString().lines())
                .contains("# TYPE jackfield_request_duration_seconds histogram")
                .contains(String.format(all, "bucket", 1, "2xx", ",le=\"0.00025\"", "1"))
                .contains(String.format(all, "bucket", 1, "2xx", ",le=\"0.0025\"", "1"))
                .contains(String.format(all, "bucket", 1, "2xx", ",le=\"0.005\"", "2"))
                .contains(String.format(all, "bucket", 1, "2xx", ",le=\"10\"", "2"))
                .contains(String.format(all, "bucket", 1, "2xx", ",le=\"+Inf\"", "3"))
                .contains(String.format(all, "sum", 1, "2xx", "", "60.0032"))
                .contains(String.format(all, "count", 1, "2xx", "", "3"))
                .contains(String.format(all, "count", 2, "2xx", "", "1"))
                .contains(String.format(all, "count", 1, "none", "", "1"))
                .contains(String.format(all, "count", 1, "tunnel", "", "1"));
    }

    @Test
    void otherServersAreNotMeasured() {
        Latencies latencies = new Latencies();
        latencies.follow(Set.of("other"));
        latencies.over(exchange("strict#1", 200, 1));
        assertThat(latencies.latencies()).isEmpty();
    }

    @Test
    void anyNumberOfGenerationsIsBounded() {
        Latencies latencies = new Latencies();
        for (int i = 0; i < Latencies.MOST + 50; i++) {
            latencies.over(exchange("strict#" + i, 200, 1));
        }
        assertThat(latencies.latencies())
                .hasSize(Latencies.MOST + 1)
                .filteredOn(each -> each.parser.isEmpty())
                .singleElement()
                .satisfies(each -> assertThat(each.count).isEqualTo(50));
    }

    @Test
    void withoutAPlatformThereIsNothing() {
        assertThat(new Metrics(() -> null).text()).isEmpty();
    }

    @Test
    void theBeanTellsTheSame() throws Exception {
        PlatformBean bean = new PlatformBean(() -> SWITCHBOARD);
        assertThat(bean.getAttribute("Uptime")).isEqualTo(61_500L);
        CompositeData[] listeners = (CompositeData[]) bean.getAttribute("Listeners");
        assertThat(listeners).hasSize(2);
        assertThat(listeners[1].get("parser")).isEqualTo("strict#7");
        assertThat(listeners[1].get("requests")).isEqualTo(12_345_678_901L);
        CompositeData[] strategies = (CompositeData[]) bean.getAttribute("Strategies");
        assertThat(strategies[0].get("taken")).isEqualTo(99L);
        assertThat(bean.getAttributes(new String[] {"Agents", "Refusals", "Nothing"}))
                .hasSize(2);
        assertThat(bean.getMBeanInfo().getAttributes()).hasSize(8).noneMatch(attribute -> attribute.isWritable());
        CompositeData[] logs = (CompositeData[]) bean.getAttribute("AccessLogs");
        assertThat(logs[0].get("dropped")).isEqualTo(2L);
        CompositeData[] latencies = (CompositeData[]) bean.getAttribute("Latencies");
        assertThat((long[]) latencies[0].get("buckets")).hasSize(16).contains(1);
        assertThatThrownBy(() -> bean.getAttribute("Nothing")).isInstanceOf(AttributeNotFoundException.class);
    }
}
