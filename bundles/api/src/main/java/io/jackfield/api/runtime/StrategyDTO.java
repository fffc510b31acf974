package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** A strategy as the switchboard sees it, at one moment. */
@ProviderType
public class StrategyDTO {
    /** Its kind, as {@link StrategyKind#word()}. */
    public String kind;

    /** Its {@code jackfield.name}. */
    public String name;

    /** Number of its service registration, never reused. */
    public long generation;

    /** Its {@code service.ranking}. */
    public int ranking;

    /** Symbolic name and version of its bundle, {@code name:version}; outside OSGi the module or jar. */
    public String bundle;

    /** Id of its bundle; -1 outside OSGi. */
    public long bundleId;

    /**
     * {@code active} (serves some listener), {@code ready}, {@code failed} (it threw, or did not return, when it was asked for what it makes,
     * or says that it can not work here, and is not chosen; {@link #reason} says why), or {@code draining} (gone or superseded, but
     * something that began on it may live on).
     */
    public String state;

    /** Why it can not be chosen, in one line; null when it can. */
    public String reason;

    /** What began on it and has not ended. */
    public long leases;

    /**
     * Leases that were ever taken on it: for a parser the heads, chunk lines and trailer sections it read, for a server engine the requests;
     * 0 for a transport.
     */
    public long taken;

    @Override
    public String toString() {
        return name + "#" + generation;
    }
}
