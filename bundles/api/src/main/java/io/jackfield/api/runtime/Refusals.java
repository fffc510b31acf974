package io.jackfield.api.runtime;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps the configurations that a bundle could not follow, until they are corrected or go. Each refusal is logged once. Thread-safe. */
@ProviderType
public final class Refusals implements ConfigurationReport {
    private static final System.Logger LOG = System.getLogger(Refusals.class.getName());

    private final Map<String, RefusalDTO> refusals = new TreeMap<>();

    /** Begins with none. */
    public Refusals() {}

    /**
     * Has a configuration followed as a whole, or keeps why that can not be. Never throws.
     *
     * @param pid the configuration, {@code FACTORY~NAME} for an instance of a factory
     * @param change reads the values, throws an {@link IllegalArgumentException} that names key and value if one can not be meant, and
     *     only then changes anything
     */
    public void follow(String pid, Runnable change) {
        try {
            change.run();
            forget(pid);
        } catch (RuntimeException e) {
            refused(pid, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /**
     * Keeps that a configuration was refused: what was in force stays.
     *
     * @param pid the configuration
     * @param message why, one line
     */
    public void refused(String pid, String message) {
        RefusalDTO refusal = new RefusalDTO();
        refusal.pid = pid;
        refusal.message = message;
        refusal.time = System.currentTimeMillis();
        synchronized (this) {
            refusals.put(pid, refusal);
        }
        LOG.log(Level.ERROR, "configuration refused, the old one stays: " + message);
    }

    /**
     * Forgets a configuration: it could be followed, or is gone.
     *
     * @param pid the configuration
     */
    public synchronized void forget(String pid) {
        refusals.remove(pid);
    }

    @Override
    public synchronized List<RefusalDTO> refusals() {
        return new ArrayList<>(refusals.values());
    }
}
