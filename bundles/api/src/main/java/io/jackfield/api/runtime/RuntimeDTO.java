package io.jackfield.api.runtime;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Everything the switchboard knows, at one moment. */
@ProviderType
public class RuntimeDTO {
    /** The strategies of all kinds. */
    public List<StrategyDTO> strategies;

    /** The listeners of all servers. */
    public List<ListenerDTO> listeners;

    /** The agents. */
    public List<AgentDTO> agents;

    /** The configurations that could not be followed, by PID. */
    public List<RefusalDTO> refusals;

    /** What is configured and read by nobody, by PID. */
    public List<UnknownKeyDTO> unknownKeys;

    /** The access logs, by PID. */
    public List<AccessLogDTO> accessLogs;

    /** How long exchanges took, by listener and generation; empty unless something measures it. */
    public List<LatencyDTO> latencies;

    /** Milliseconds since the platform started. */
    public long uptime;

    /**
     * Microseconds: the longest time since then that a change of strategies or limits has held a loop, by work or by waiting for somebody;
     * time that the system gave to other threads is not in it.
     */
    public long longestHold;
}
