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
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@link OperatorCommands} in Gogo's scope {@code jackfield}; {@link TablesComponent} shows what they return. */
@Component(
        service = OperatorCommandsComponent.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            "osgi.command.scope=jackfield",
            "osgi.command.function=listeners",
            "osgi.command.function=connections",
            "osgi.command.function=limits",
            "osgi.command.function=agents",
            "osgi.command.function=mounts",
            "osgi.command.function=tls",
            "osgi.command.function=accesslogs",
            "osgi.command.function=latencies",
            "osgi.command.function=drain",
            "osgi.command.function=resume"
        })
public final class OperatorCommandsComponent {
    private final OperatorCommands commands = new OperatorCommands(() -> switchboard(), () -> mounted());

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Switchboard switchboard;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Whiteboard whiteboard;

    /** @return the listeners of all servers */
    @Descriptor("lists the listeners, what serves them and how they fare")
    public List<ListenerDTO> listeners() {
        return commands.listeners();
    }

    /** @return the connections of the listeners */
    @Descriptor("lists the connections that listeners have accepted: connections [NAME]")
    public List<ConnectionDTO> connections(@Descriptor("the server that is meant, else all") String... words)
            throws IOException, InterruptedException {
        return commands.connections(words);
    }

    /** @return the limits in force */
    @Descriptor("lists the limits and timeouts in force, which configure changes: limits [NAME]")
    public List<LimitsDTO> limits(@Descriptor("the server that is meant, else all") String... words) {
        return commands.limits(words);
    }

    /** @return the agents and their pools */
    @Descriptor("lists the agents that are configured or have connections")
    public List<AgentDTO> agents() {
        return commands.agents();
    }

    /** @return what is mounted */
    @Descriptor("lists what is mounted where, and why something is not: mounts [PATH]")
    public List<MountDTO> mounts(@Descriptor("what the paths begin with, else all") String... words) {
        return commands.mounts(words);
    }

    /** @return what TLS comes to at each listener that speaks it */
    @Descriptor("lists the listeners with TLS, who makes their engines, and how handshakes end: tls [NAME]")
    public List<TlsListener> tls(@Descriptor("the server that is meant, else all") String... words) {
        return commands.tls(words);
    }

    /** @return the access logs */
    @Descriptor("lists the access logs: how many of their lines were written, dropped and wait")
    public List<AccessLogDTO> accesslogs() {
        return commands.accessLogs();
    }

    /** @return how long exchanges took */
    @Descriptor("lists how long exchanges took, by what served them, where that is measured: latencies [NAME]")
    public List<LatencyDTO> latencies(@Descriptor("the server that is meant, else all") String... words) {
        return commands.latencies(words);
    }

    /** @return one result for each listener */
    @Descriptor("ends listeners without losing a request: drain [NAME] [--notice 0s] [--idle 500ms] [--deadline 5s]")
    public List<DrainDTO> drain(
            @Descriptor("the server that is meant, else all; --notice T to go on accepting so long, --idle T to keep"
                            + " idle connections so long, --deadline T after which what runs is cut")
                    String... words)
            throws IOException, InterruptedException {
        return commands.drain(words);
    }

    /** @return the listeners that listen again */
    @Descriptor("has configured servers that were drained listen again: resume [NAME]")
    public List<ListenerDTO> resume(@Descriptor("the server that is meant, else all") String... words)
            throws IOException, InterruptedException {
        return commands.resume(words);
    }

    private Switchboard switchboard() {
        return switchboard;
    }

    private Whiteboard mounted() {
        return whiteboard;
    }
}
