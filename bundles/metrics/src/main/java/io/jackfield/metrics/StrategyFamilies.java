package io.jackfield.metrics;

import io.jackfield.api.runtime.AgentDTO;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.metrics.Exposition.Family;
import java.util.List;

/** What is known of each generation of a strategy, and of agents. */
final class StrategyFamilies {
    private static final String GAUGE = "gauge";

    private static final List<Family<StrategyDTO>> STRATEGIES = List.of(
            new Family<>(
                    "jackfield_strategy_leases",
                    GAUGE,
                    "What began on a generation and has not ended.",
                    StrategyFamilies::generation,
                    each -> each.leases),
            new Family<>(
                    "jackfield_strategy_taken_total",
                    "counter",
                    "Leases that were taken on a generation.",
                    StrategyFamilies::generation,
                    each -> each.taken),
            new Family<>(
                    "jackfield_strategy_active",
                    GAUGE,
                    "Whether a generation serves some listener or agent.",
                    StrategyFamilies::generation,
                    each -> each.state.equals("active") ? 1 : 0));

    private static final List<Family<AgentDTO>> AGENTS = List.of(
            new Family<>(
                    "jackfield_agent_sockets", GAUGE, "Sockets in use.", StrategyFamilies::agent, each -> each.sockets),
            new Family<>(
                    "jackfield_agent_free_sockets",
                    GAUGE,
                    "Idle sockets.",
                    StrategyFamilies::agent,
                    each -> each.freeSockets),
            new Family<>(
                    "jackfield_agent_requests",
                    GAUGE,
                    "Requests that wait for a socket.",
                    StrategyFamilies::agent,
                    each -> each.requests));

    private StrategyFamilies() {}

    private static String generation(StrategyDTO each) {
        return Exposition.labels("kind", each.kind, "name", each.name, "generation", String.valueOf(each.generation));
    }

    private static String agent(AgentDTO each) {
        return Exposition.labels("owner", each.owner, "name", each.name);
    }

    static void add(Exposition text, RuntimeDTO now) {
        STRATEGIES.forEach(family -> text.rows(family, now.strategies));
        AGENTS.forEach(family -> text.rows(family, now.agents));
    }
}
