package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.StrategyKind;
import java.io.IOException;

/** Where a preference is kept beyond the next start. */
interface PreferenceStore {
    /**
     * Keeps a preference.
     *
     * @param kind what is preferred
     * @param server the one server that is meant, or empty for all
     * @param name the strategy's name
     * @throws IOException if it could not be kept; the message says why
     */
    void save(StrategyKind kind, String server, String name) throws IOException;
}
