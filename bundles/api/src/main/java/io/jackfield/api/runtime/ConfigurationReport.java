package io.jackfield.api.runtime;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells which configurations a bundle could not follow: a service of each bundle that takes some, gathered in {@link
 * RuntimeDTO#refusals}. Thread-safe.
 */
@ProviderType
public interface ConfigurationReport {
    /**
     * The configurations that are refused now; one that was corrected or removed is no longer among them.
     *
     * @return a new list of snapshots
     */
    List<RefusalDTO> refusals();
}
