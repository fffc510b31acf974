package io.jackfield.api.runtime;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells which configurations a bundle could not follow: a service of each bundle that takes some, gathered in {@link
 * RuntimeDTO#refusals} and {@link RuntimeDTO#unknownKeys}. Thread-safe.
 */
@ProviderType
public interface ConfigurationReport {
    /**
     * The configurations that are refused now; one that was corrected or removed is no longer among them.
     *
     * @return a new list of snapshots
     */
    List<RefusalDTO> refusals();

    /**
     * What is configured now and read by nobody.
     *
     * @return a list of snapshots, by PID; empty for a bundle that does not look for it
     */
    default List<UnknownKeyDTO> unknownKeys() {
        return List.of();
    }
}
