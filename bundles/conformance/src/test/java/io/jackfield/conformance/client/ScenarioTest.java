package io.jackfield.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.conformance.client.Scenario.Plan;
import io.jackfield.conformance.client.Scenario.Start;
import io.jackfield.conformance.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    @Test
    void whatIsNotSaidIsAsUsual() {
        Scenario scenario = Scenario.of(JsonObject.read("{\"agent\": null, \"requests\": [{}]}"));
        Plan plan = scenario.requests().get(0);
        assertThat(scenario.agent()).isNull();
        assertThat(scenario.settleMillis()).isEqualTo(300);
        assertThat(plan.steps()).singleElement().satisfies(step -> {
            assertThat(step.on()).isEqualTo("create");
            assertThat(step.action()).isEqualTo("end");
            assertThat(step.delay()).isEqualTo(-1);
        });
        assertThat(plan.start()).isNull();
        assertThat(plan.reading()).isEqualTo("flow");
        assertThat(plan.call()).isEqualTo("request");
        assertThat(plan.globalAgent()).isFalse();
        assertThat(plan.rawWrite()).isNull();
    }

    @Test
    void everythingThatIsSaidIsRead() {
        Scenario scenario = Scenario.of(JsonObject.read("""
                {"agent": {"keepAlive": true}, "settleMs": 50, "requests": [
                  {"start": "now", "ops": []},
                  {"options": {"method": "PUT"}, "omitAgent": true, "res": "utf8", "call": "get-url", "url": "/x",
                   "rawWrite": "hi", "listeners": {"upgrade": true, "response": false},
                   "start": {"req": 0, "event": "res.end", "delay": 30},
                   "ops": [{"on": "delay:120", "do": "setTimeout", "ms": 100}]}]}
                """));
        assertThat(scenario.agent()).isEqualTo(Map.of("keepAlive", true));
        assertThat(scenario.settleMillis()).isEqualTo(50);
        assertThat(scenario.requests().get(0).start()).isNull();
        assertThat(scenario.requests().get(0).steps()).isEmpty();

        Plan plan = scenario.requests().get(1);
        assertThat(plan.options().members()).containsOnly(Map.entry("method", "PUT"));
        assertThat(plan.globalAgent()).isTrue();
        assertThat(List.of(plan.reading(), plan.call(), plan.url(), plan.rawWrite()))
                .containsExactly("utf8", "get-url", "/x", "hi");
        assertThat(plan.listens("upgrade", false)).isTrue();
        assertThat(plan.listens("response", true)).isFalse();
        assertThat(plan.listens("error", true)).isTrue();
        assertThat(plan.start()).isEqualTo(new Start(0, "res.end", 30));
        assertThat(plan.steps().get(0).delay()).isEqualTo(120);
        assertThat(plan.steps().get(0).arguments().number("ms", 0)).isEqualTo(100);
    }
}
