package io.jackfield.api.whiteboard;

import org.osgi.annotation.versioning.ProviderType;

/** One service as the whiteboard sees it, at one moment: where it is mounted, or why it is not. */
@ProviderType
public class MountDTO {
    /** Kind: serves requests. */
    public static final String HANDLER = "handler";

    /** Kind: takes over connections that are upgraded. */
    public static final String UPGRADE = "upgrade";

    /** Kind: makes tunnels for CONNECT. */
    public static final String CONNECT = "connect";

    /** Kind: stands around handlers. */
    public static final String FILTER = "filter";

    /** Kind: answers for what is missing or failed. */
    public static final String ERROR = "error";

    /** Problem: another service with a higher ranking serves the same path, methods and servers; this one takes over when it goes. */
    public static final String SHADOWED = "shadowed";

    /** Problem: a path is not one that {@link PathTemplate} can read. */
    public static final String BAD_PATH = "bad-path";

    /** Problem: a property has a type or value that can not be meant. */
    public static final String BAD_PROPERTY = "bad-property";

    /** Problem: the property that names the paths is missing. */
    public static final String NO_PATH = "no-path";

    /** Problem: the service could not be had from its bundle. */
    public static final String NO_SERVICE = "no-service";

    /** {@link #HANDLER}, {@link #UPGRADE}, {@link #CONNECT}, {@link #FILTER} or {@link #ERROR}. */
    public String kind;

    /** Its {@code service.id}. */
    public long service;

    /** Its {@code service.ranking}. */
    public int ranking;

    /** Symbolic name of its bundle. */
    public String bundle;

    /** The path of this mount, as written; host and port of a CONNECT handler; empty for an error handler, or when there is none. */
    public String path;

    /** Methods it serves; protocols of an upgrade handler, statuses of an error handler; empty for all. */
    public String[] methods;

    /** Servers it is for; empty for all. */
    public String[] servers;

    /** Empty if it is mounted and serves, else what is wrong. */
    public String problem;

    /** The problem in words: what was found and what to do; empty without one. */
    public String message;

    /** Exchanges that run now, and connections that left HTTP and are open. */
    public long running;

    /** How often it threw. */
    public long failures;
}
