package io.jackfield.shell;

import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.api.runtime.AgentDTO;
import io.jackfield.api.runtime.ConnectionDTO;
import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.LatencyDTO;
import io.jackfield.api.runtime.LimitsDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.api.whiteboard.MountDTO;
import io.jackfield.api.whiteboard.Whiteboard;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What an operator looks at and does with listeners, beside the {@link Commands} for strategies. Each returns objects, so that they pipe. */
final class OperatorCommands {
    /** How much longer than it may take a drain is waited for. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Commands commands;
    private final Supplier<Whiteboard> whiteboard;

    /**
     * @param source gives null while there is no switchboard
     * @param whiteboard gives null while there is none
     */
    OperatorCommands(Supplier<Switchboard> source, Supplier<Whiteboard> whiteboard) {
        this.commands = new Commands(source);
        this.whiteboard = whiteboard;
    }

    List<ListenerDTO> listeners() {
        return commands.switchboard().listeners();
    }

    List<AgentDTO> agents() {
        return commands.switchboard().runtime().agents;
    }

    List<LimitsDTO> limits(String... words) {
        String server = server("limits", words);
        return Commands.list(commands.switchboard().limits().stream()
                .filter(each -> server.isEmpty() || each.server.equals(server)));
    }

    List<ConnectionDTO> connections(String... words) throws IOException, InterruptedException {
        return Waiting.until(commands.switchboard().connections(server("connections", words)), "connections");
    }

    /** Returns when the last connection is gone. */
    List<DrainDTO> drain(String... words) throws IOException, InterruptedException {
        DrainArguments arguments = DrainArguments.parse(words);
        return Waiting.until(
                commands.switchboard().drain(arguments.options()),
                "drain",
                arguments.limit().plus(MARGIN));
    }

    List<ListenerDTO> resume(String... words) throws IOException, InterruptedException {
        return Waiting.until(commands.switchboard().resume(server("resume", words)), "resume");
    }

    List<MountDTO> mounts(String... words) {
        if (words.length > 1) {
            throw new IllegalArgumentException("usage: mounts [PATH]");
        }
        Whiteboard found = whiteboard.get();
        if (found == null) {
            throw new IllegalStateException("no whiteboard: is the bundle io.jackfield.whiteboard active?");
        }
        return Commands.list(
                found.mounts().stream().filter(each -> words.length == 0 || each.path.startsWith(words[0])));
    }

    /** Listeners without TLS are left out. */
    List<TlsListener> tls(String... words) {
        String server = server("tls", words);
        return Commands.list(listeners().stream()
                .filter(each -> !each.tls.isEmpty() || each.handshakes + each.handshakeFailures > 0)
                .filter(each -> server.isEmpty() || each.server.equals(server))
                .map(TlsListener::of));
    }

    List<AccessLogDTO> accessLogs() {
        return commands.switchboard().runtime().accessLogs;
    }

    List<LatencyDTO> latencies(String... words) {
        String server = server("latencies", words);
        return Commands.list(commands.switchboard().runtime().latencies.stream()
                .filter(each -> server.isEmpty() || each.server.equals(server)));
    }

    private static String server(String command, String... words) {
        if (words.length > 1 || words.length == 1 && words[0].startsWith("-")) {
            throw new IllegalArgumentException("usage: " + command + " [NAME]");
        }
        return words.length == 0 ? "" : words[0];
    }
}
