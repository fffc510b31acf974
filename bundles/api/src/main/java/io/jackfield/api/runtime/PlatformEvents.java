package io.jackfield.api.runtime;

/**
 * The events that are given to an {@code org.osgi.service.event.EventAdmin}, if there is one, when servers, strategies, certificates and
 * configurations change: in order, not on an event loop. An event tells the difference between two looks at the platform, of which there is
 * one after each change; what is undone in the same moment may not be told. Trials have {@link TrialEvents}.
 */
public final class PlatformEvents {
    /** What all topics begin with, those of trials too: {@code io/jackfield/*} subscribes to everything. */
    public static final String ALL = "io/jackfield/";

    /**
     * A listener came or its state changed. The rest of the topic is {@link ListenerDTO#state} in upper case, {@code
     * io/jackfield/server/LISTENING}, or {@link #CLOSED}. A server that is resumed is {@code LISTENING} again.
     */
    public static final String SERVER = ALL + "server/";

    /**
     * A strategy came or its state changed. The rest of the topic is {@link StrategyDTO#state} in upper case, {@code
     * io/jackfield/strategy/DRAINING}, or {@link #GONE}.
     */
    public static final String STRATEGY = ALL + "strategy/";

    /** Another generation serves a listener. The rest of the topic is the kind in upper case, {@code io/jackfield/swap/PARSER}. */
    public static final String SWAP = ALL + "swap/";

    /** Requests of a listener begin to wait for a strategy ({@link #BEGUN}), or none waits any more ({@link #ENDED}). */
    public static final String PARKING = ALL + "parking/";

    /** A configuration could not be followed ({@link #REFUSED}), or is no longer refused ({@link #CORRECTED}). */
    public static final String CONFIGURATION = ALL + "configuration/";

    /**
     * The certificates of a listener were replaced, by options, a configuration or changed files ({@link #REPLACED}), or files changed and can
     * not be used, so that the old certificates stay ({@link #REFUSED}).
     */
    public static final String CERTIFICATE = ALL + "certificate/";

    /** Ends the topic of a listener that is there no more. */
    public static final String CLOSED = "CLOSED";

    /** Ends the topic of a strategy whose last lease is over, or was ended. */
    public static final String GONE = "GONE";

    /** Ends the topic of parking that begins. */
    public static final String BEGUN = "BEGUN";

    /** Ends the topic of parking that is over. */
    public static final String ENDED = "ENDED";

    /** Ends the topic of a configuration, or of changed files of certificates, that is refused. */
    public static final String REFUSED = "REFUSED";

    /** Ends the topic of a configuration that was refused and is followed now, or gone. */
    public static final String CORRECTED = "CORRECTED";

    /** Ends the topic of certificates that were replaced. */
    public static final String REPLACED = "REPLACED";

    /**
     * Property of events of servers, swaps, parking and certificates: {@link ListenerDTO#server}. Required. Empty for a server without a
     * name. Type: String.
     */
    public static final String SERVER_NAME = "server";

    /** Property of the same events: {@link ListenerDTO#host}. Required. Empty while it has none. Type: String. */
    public static final String HOST = "host";

    /** Property of the same events: {@link ListenerDTO#port}. Required. 0 for a Unix socket. Type: Integer. */
    public static final String PORT = "port";

    /** Property of events of servers and strategies: the state before. Required. Empty for what just came. Type: String. */
    public static final String BEFORE = "before";

    /** Property of events of strategies and swaps: {@link StrategyKind#word()}. Required. Never absent. Type: String. */
    public static final String KIND = "kind";

    /** Property of events of strategies: name and generation, {@code strict#1}. Required. Never absent. Type: String. */
    public static final String STRATEGY_NAME = "strategy";

    /** Property of events of strategies: {@link StrategyDTO#bundle}. Required. Never absent. Type: String. */
    public static final String BUNDLE = "bundle";

    /** Property of swaps: what served before, name and generation. Required. Empty if nothing did. Type: String. */
    public static final String FROM = "from";

    /** Property of swaps: what serves now, name and generation. Required. Empty if nothing does. Type: String. */
    public static final String TO = "to";

    /** Property of events of parking: {@link ListenerDTO#parked}. Required. 0 when it ended. Type: Long. */
    public static final String PARKED = "parked";

    /** Property of events of configurations: {@link RefusalDTO#pid}. Required. Never absent. Type: String. */
    public static final String PID = "pid";

    /**
     * Property of events of configurations and of refused certificates: {@link RefusalDTO#message}, {@link ListenerDTO#certificateError}.
     * Required. Never absent. Type: String.
     */
    public static final String MESSAGE = "message";

    private PlatformEvents() {}
}
