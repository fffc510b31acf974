package io.jackfield.conformance.client;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.AgentOptionsBuilder;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptionsBuilder;
import io.jackfield.conformance.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The agent of a scenario: one of its own, the global one, or one for each request. */
final class AgentChoice {
    private final Agent own;
    private final boolean oneTime;
    private final Agent global;

    private AgentChoice(Agent own, boolean oneTime, Agent global) {
        this.own = own;
        this.oneTime = oneTime;
        this.global = global;
    }

    /** @param json what {@link Scenario#agent()} says */
    static AgentChoice of(Object json, Http http) {
        if (Boolean.FALSE.equals(json)) {
            return new AgentChoice(null, true, http.globalAgent());
        }
        if ("global".equals(json)) {
            return new AgentChoice(null, false, http.globalAgent());
        }
        return new AgentChoice(http.newAgent(options(JsonObject.of(json))), false, http.globalAgent());
    }

    private static AgentOptions options(JsonObject json) {
        AgentOptionsBuilder options = AgentOptions.builder()
                .keepAlive(json.flag("keepAlive", false))
                .keepAliveDelay(Duration.ofMillis(json.number("keepAliveMsecs", 1000)))
                .maxSockets(count(json, "maxSockets", Integer.MAX_VALUE))
                .maxFreeSockets(count(json, "maxFreeSockets", 256));
        if (json.has("timeout")) {
            options.timeout(Duration.ofMillis(json.number("timeout", 0)));
        }
        return options.build();
    }

    /** Node takes 0 for an option that is not given. */
    private static int count(JsonObject json, String name, int otherwise) {
        long count = json.number(name, 0);
        return count == 0 ? otherwise : (int) count;
    }

    void give(RequestOptionsBuilder options) {
        if (own != null) {
            options.agent(own);
        } else {
            options.oneTimeAgent(oneTime);
        }
    }

    /** What the step {@code agentDestroy} does. */
    void destroyOwn() {
        own.destroy();
    }

    void destroy() {
        (own == null ? global : own).destroy();
    }

    /** How many sockets and requests it has, or null if it is not the scenario's own. */
    Map<String, Object> summary() {
        if (own == null) {
            return null;
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("sockets", count(own.sockets()));
        summary.put("freeSockets", count(own.freeSockets()));
        summary.put("requests", count(own.requests()));
        return summary;
    }

    private static int count(Map<String, ? extends List<?>> byName) {
        return byName.values().stream().mapToInt(List::size).sum();
    }
}
