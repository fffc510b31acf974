package io.jackfield.api.stream;

import org.osgi.annotation.versioning.ProviderType;

/** How {@link Readable#pipe(Writable, PipeOptions)} treats its destination. Immutable. */
@ProviderType
public final class PipeOptions {
    /** Ends the destination when the source ends. The default. */
    public static final PipeOptions END = new PipeOptions(true);

    /** Leaves the destination open when the source ends. */
    public static final PipeOptions KEEP_OPEN = new PipeOptions(false);

    private final boolean end;

    private PipeOptions(boolean end) {
        this.end = end;
    }

    /**
     * Whether the destination is ended with the source.
     *
     * @return true for {@link #END}
     */
    public boolean end() {
        return end;
    }
}
