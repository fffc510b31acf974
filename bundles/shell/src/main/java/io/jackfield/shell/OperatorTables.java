package io.jackfield.shell;

import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.api.runtime.AgentDTO;
import io.jackfield.api.runtime.ConnectionDTO;
import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.LatencyDTO;
import io.jackfield.api.runtime.LimitsDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.whiteboard.MountDTO;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what {@link OperatorCommands} return into {@link Table}s. */
final class OperatorTables {
    private static final Map<Class<?>, Function<List<?>, String>> TABLES = Map.of(
            ListenerDTO.class, list -> listeners(cast(list)),
            AgentDTO.class, list -> agents(cast(list)),
            ConnectionDTO.class, list -> connections(cast(list)),
            LimitsDTO.class, list -> limits(cast(list)),
            DrainDTO.class, list -> drains(cast(list)),
            TlsListener.class, list -> tls(cast(list)),
            AccessLogDTO.class, list -> accessLogs(cast(list)),
            LatencyDTO.class, list -> latencies(cast(list)),
            ConfiguredValues.class, list -> configurations(cast(list)),
            MountDTO.class, list -> mounts(cast(list)));

    private OperatorTables() {}

    /** The text for a person, or null for what is not ours. */
    static String format(Object target) {
        List<?> list = target instanceof List<?> many ? many : target == null ? List.of() : List.of(target);
        if (list.isEmpty() || list.get(0) == null) {
            return null;
        }
        Class<?> type = list.get(0).getClass();
        Function<List<?>, String> table = TABLES.get(type);
        return table != null && list.stream().allMatch(type::isInstance) ? table.apply(list) : null;
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> cast(List<?> list) {
        return (List<T>) list;
    }

    static String listeners(List<ListenerDTO> listeners) {
        Table table = new Table(
                "server", "address", "state", "parser", "transport", "conns", "requests", "errors", "parked", "failed");
        StringBuilder notes = new StringBuilder();
        for (ListenerDTO each : listeners) {
            table.add(
                    each.server,
                    address(each.host, each.port),
                    each.state,
                    each.parser,
                    each.transport,
                    each.connections,
                    each.requests,
                    each.errors,
                    each.parked,
                    each.failed);
            if (each.error != null && !each.error.isEmpty()) {
                notes.append(each.server).append(": ").append(each.error).append('\n');
            }
        }
        return table.toString() + notes;
    }

    static String agents(List<AgentDTO> agents) {
        Table table = new Table("agent", "of bundle", "strategy", "in use", "free", "waiting");
        for (AgentDTO each : agents) {
            table.add(each.name, each.owner, each.strategy, each.sockets, each.freeSockets, each.requests);
        }
        return table.toString();
    }

    private static String connections(List<ConnectionDTO> connections) {
        Table table = new Table("server", "remote", "transport", "state", "ends", "quiet ms", "pending");
        for (ConnectionDTO each : connections) {
            String ends = each.retiring ? "yes" : "no";
            table.add(each.server, each.remote, each.transport, each.state, ends, each.quiet, each.pending);
        }
        return table.toString();
    }

    private static String limits(List<LimitsDTO> limits) {
        Table table = new Table(
                "server",
                "head",
                "fields",
                "conns",
                "per conn",
                "head ms",
                "request ms",
                "idle ms",
                "keep ms",
                "queue");
        for (LimitsDTO each : limits) {
            table.add(
                    each.server,
                    each.maxHeaderSize,
                    each.maxHeadersCount,
                    each.maxConnections,
                    each.maxRequestsPerSocket,
                    each.headersTimeout,
                    each.requestTimeout,
                    each.timeout,
                    each.keepAliveTimeout,
                    each.highWaterMark);
        }
        return table.toString();
    }

    private static String drains(List<DrainDTO> drains) {
        Table table = new Table("drained", "address", "conns", "cut", "ms");
        for (DrainDTO each : drains) {
            table.add(each.server, address(each.host, each.port), each.connections, each.cut, each.millis);
        }
        return table.toString();
    }

    private static String tls(List<TlsListener> listeners) {
        Table table = new Table(
                "server",
                "address",
                "tls",
                "done",
                "resumed",
                "run",
                "wait",
                "refused",
                "late",
                "cut",
                "untrusted",
                "broken");
        for (TlsListener each : listeners) {
            TlsListener.Handshakes now = each.handshakes();
            TlsListener.Failures failed = now.failures();
            table.add(
                    each.server(),
                    each.address(),
                    each.provider(),
                    now.done(),
                    now.resumed(),
                    now.running(),
                    now.waiting(),
                    failed.refused(),
                    failed.late(),
                    failed.cut(),
                    failed.untrusted(),
                    failed.broken());
        }
        return table.toString();
    }

    private static String accessLogs(List<AccessLogDTO> logs) {
        Table table = new Table("log", "written", "dropped", "waiting");
        for (AccessLogDTO each : logs) {
            table.add(each.pid.substring(each.pid.indexOf('~') + 1), each.written, each.dropped, each.waiting);
        }
        return table.toString();
    }

    private static String latencies(List<LatencyDTO> latencies) {
        Table table = new Table(
                "server",
                "port",
                "parser",
                "transport",
                "engine",
                "status",
                "count",
                "mean us",
                "half in us",
                "99% in us");
        for (LatencyDTO each : latencies) {
            table.add(
                    each.server,
                    each.port,
                    each.parser,
                    each.transport,
                    each.engine,
                    each.status,
                    each.count,
                    each.count == 0 ? 0 : each.sum / each.count / 1000,
                    within(each, 0.5),
                    within(each, 0.99));
        }
        return table.toString();
    }

    /** The bound, in microseconds, that this share of the exchanges stayed below. */
    private static String within(LatencyDTO latency, double share) {
        long seen = 0;
        for (int i = 0; i < latency.bounds.length; i++) {
            seen += latency.buckets[i];
            if (seen >= share * latency.count) {
                return String.valueOf(latency.bounds[i] / 1000);
            }
        }
        return "more";
    }

    private static String configurations(List<ConfiguredValues> configurations) {
        Table table = new Table("configuration", "key", "value");
        for (ConfiguredValues each : configurations) {
            if (each.values().isEmpty()) {
                table.add(each.pid(), "", "");
            }
            each.values().forEach((key, value) -> table.add(each.pid(), key, value(value)));
        }
        return table.toString();
    }

    private static String value(Object value) {
        return value instanceof Object[] many
                ? Stream.of(many).map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    private static String mounts(List<MountDTO> mounts) {
        Table table = new Table("kind", "path", "methods", "servers", "ranking", "bundle", "runs", "thrown", "problem");
        StringBuilder notes = new StringBuilder();
        for (MountDTO each : mounts) {
            table.add(
                    each.kind,
                    each.path,
                    String.join(",", each.methods),
                    String.join(",", each.servers),
                    each.ranking,
                    each.bundle,
                    each.running,
                    each.failures,
                    each.problem);
            if (each.message != null && !each.message.isEmpty()) {
                notes.append(each.path).append(": ").append(each.message).append('\n');
            }
        }
        return table.toString() + notes;
    }

    static String address(String host, int port) {
        if (port == 0) {
            return host;
        }
        boolean ipv6 = host != null && host.contains(":");
        return (ipv6 ? "[" + host + "]" : host) + ":" + port;
    }
}
