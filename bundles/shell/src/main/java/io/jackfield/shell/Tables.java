package io.jackfield.shell;

import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Turns what {@link Commands} return into {@link Table}s. */
final class Tables {
    private Tables() {}

    /** The text for a person, in lines of at most {@link Table#WIDTH}, or null for what is not ours. */
    static String format(Object target) {
        String text = text(target);
        return text == null ? null : Table.folded(text);
    }

    private static String text(Object target) {
        if (target instanceof RuntimeDTO runtime) {
            return runtime(runtime);
        }
        if (target instanceof StrategyDTO strategy) {
            return strategies(List.of(strategy));
        }
        if (target instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(StrategyDTO.class::isInstance)) {
            return strategies(list.stream().map(StrategyDTO.class::cast).toList());
        }
        String text = OperatorTables.format(target);
        return text == null ? TrialTables.format(target) : text;
    }

    private static String runtime(RuntimeDTO runtime) {
        StringBuilder out = new StringBuilder("up ").append(uptime(runtime.uptime));
        if (runtime.longestHold > 0) {
            out.append(
                    String.format(Locale.ROOT, ", no swap held a loop longer than %.2f ms", runtime.longestHold / 1e3));
        }
        out.append("\n\n");
        out.append(runtime.listeners.isEmpty() ? "nothing listens\n" : OperatorTables.listeners(runtime.listeners));
        if (!runtime.agents.isEmpty()) {
            out.append('\n').append(OperatorTables.agents(runtime.agents));
        }
        out.append('\n').append(strategies(runtime.strategies));
        if (!runtime.refusals.isEmpty()) {
            out.append("\nconfigurations refused, the old ones are in force:\n");
            runtime.refusals.forEach(each -> out.append(each.message).append('\n'));
        }
        if (!runtime.unknownKeys.isEmpty()) {
            out.append("\nconfigured, but not read:\n");
            runtime.unknownKeys.forEach(each -> out.append(each).append('\n'));
        }
        return out.toString();
    }

    private static String strategies(List<StrategyDTO> strategies) {
        Table table = new Table("kind", "strategy", "ranking", "state", "leases", "bundle");
        StringBuilder reasons = new StringBuilder();
        for (StrategyDTO each : strategies) {
            table.add(each.kind, each.name + "#" + each.generation, each.ranking, each.state, each.leases, each.bundle);
            if (each.reason != null) {
                reasons.append(each).append(": ").append(each.reason).append('\n');
            }
        }
        return table + reasons.toString();
    }

    /** The two largest units that are not zero. */
    private static String uptime(long millis) {
        Duration up = Duration.ofMillis(millis);
        if (up.toDays() > 0) {
            return up.toDays() + " d " + up.toHoursPart() + " h";
        }
        if (up.toHours() > 0) {
            return up.toHours() + " h " + up.toMinutesPart() + " min";
        }
        if (up.toMinutes() > 0) {
            return up.toMinutes() + " min " + up.toSecondsPart() + " s";
        }
        return up.toSeconds() + " s";
    }
}
