package io.jackfield.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.runtime.AgentDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.Switchboard;
import java.lang.reflect.Proxy;
import java.util.List;
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
        now.listeners = List.of(listener("in\"side\\\n", 8080), listener("", 8081));
        now.strategies = List.of(strategy("parser", "strict", 7));
        now.agents = List.of(agent(3), agent(4));
        now.refusals = List.of();
        return now;
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

    private static String text(Latencies latencies) {
        return new Metrics(() -> SWITCHBOARD, () -> latencies).text();
    }

    @Test
    void listenersAreToldWithTheirGenerations() {
        assertThat(text(null).lines())
                .contains("jackfield_uptime_seconds 61.5")
                .contains("jackfield_longest_hold_seconds 2.5E-4")
                .contains("# TYPE jackfield_listener_requests_total counter")
                .contains("jackfield_listener_requests_total{server=\"\",host=\"127.0.0.1\",port=\"8081\"} 12345678901")
                .contains("jackfield_listener_info{server=\"\",host=\"127.0.0.1\",port=\"8081\",state=\"listening\","
                        + "parser=\"strict#7\",transport=\"nio#8\",protocol=\"http1#9\",engine=\"node#10\"} 1");
    }

    @Test
    void labelsAreEscaped() {
        assertThat(text(null).lines())
                .contains("jackfield_listener_up{server=\"in\\\"side\\\\\\n\",host=\"127.0.0.1\",port=\"8080\"} 1");
    }

    @Test
    void generationsAreCounted() {
        assertThat(text(null).lines())
                .contains("jackfield_strategy_leases{kind=\"parser\",name=\"strict\",generation=\"7\"} 2")
                .contains("jackfield_strategy_taken_total{kind=\"parser\",name=\"strict\",generation=\"7\"} 99")
                .contains("jackfield_strategy_active{kind=\"parser\",name=\"strict\",generation=\"7\"} 1");
    }

    /** Two series of one name are an error to Prometheus: agents of one bundle are added up. */
    @Test
    void noSeriesIsToldTwice() {
        assertThat(text(null).lines()).contains("jackfield_agent_sockets{owner=\"app\",name=\"\"} 7");
        assertThat(text(null)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.substring(0, line.lastIndexOf(' '))))
                .doesNotHaveDuplicates();
    }

    @Test
    void timesAreCountedInBuckets() {
        Latencies latencies = new Latencies();
        latencies.took(8080, 200, 200_000);
        latencies.took(8080, 204, 3_000_000);
        latencies.took(8080, 299, 60_000_000_000L);
        latencies.took(8080, 0, 1);
        assertThat(text(latencies).lines())
                .contains("# TYPE jackfield_request_duration_seconds histogram")
                .contains("jackfield_request_duration_seconds_bucket{port=\"8080\",status=\"2xx\",le=\"0.00025\"} 1")
                .contains("jackfield_request_duration_seconds_bucket{port=\"8080\",status=\"2xx\",le=\"0.0025\"} 1")
                .contains("jackfield_request_duration_seconds_bucket{port=\"8080\",status=\"2xx\",le=\"0.005\"} 2")
                .contains("jackfield_request_duration_seconds_bucket{port=\"8080\",status=\"2xx\",le=\"10\"} 2")
                .contains("jackfield_request_duration_seconds_bucket{port=\"8080\",status=\"2xx\",le=\"+Inf\"} 3")
                .contains("jackfield_request_duration_seconds_sum{port=\"8080\",status=\"2xx\"} 60.0032")
                .contains("jackfield_request_duration_seconds_count{port=\"8080\",status=\"2xx\"} 3")
                .contains("jackfield_request_duration_seconds_count{port=\"8080\",status=\"none\"} 1");
    }

    @Test
    void withoutAPlatformThereIsNothing() {
        assertThat(new Metrics(() -> null, () -> null).text()).isEmpty();
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
        assertThat(bean.getMBeanInfo().getAttributes()).hasSize(6).noneMatch(attribute -> attribute.isWritable());
        assertThatThrownBy(() -> bean.getAttribute("Nothing")).isInstanceOf(AttributeNotFoundException.class);
    }
}
