package io.jackfield.api.runtime;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** For what a {@link Switchboard#swap} is meant, and whether it is remembered. Immutable. */
@ProviderType
public final class SwapOptions {
    /** For all listeners, until the next start. */
    public static final SwapOptions DEFAULTS = new SwapOptions("", false);

    private final String server;
    private final boolean save;

    private SwapOptions(String server, boolean save) {
        this.server = server;
        this.save = save;
    }

    /**
     * The one server that is meant.
     *
     * @return its name, or empty for all
     */
    public String server() {
        return server;
    }

    /**
     * Whether the preference is written to Configuration Admin.
     *
     * @return false by default
     */
    public boolean save() {
        return save;
    }

    /**
     * These options for one server.
     *
     * @param name its name, or empty for all
     * @return new options
     */
    public SwapOptions withServer(String name) {
        return new SwapOptions(Objects.requireNonNull(name, "server"), save);
    }

    /**
     * These options, remembered or not.
     *
     * @param value whether to save
     * @return new options
     */
    public SwapOptions withSave(boolean value) {
        return new SwapOptions(server, value);
    }
}
