package io.jackfield.api.runtime;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells what a bundle that watches servers has counted: a service of each such bundle, gathered in {@link RuntimeDTO#accessLogs} and {@link
 * RuntimeDTO#latencies}. Thread-safe.
 */
@ProviderType
public interface ObserverReport {
    /**
     * The access logs.
     *
     * @return a new list of snapshots
     */
    default List<AccessLogDTO> accessLogs() {
        return List.of();
    }

    /**
     * The times that were measured.
     *
     * @return a new list of snapshots
     */
    default List<LatencyDTO> latencies() {
        return List.of();
    }
}
