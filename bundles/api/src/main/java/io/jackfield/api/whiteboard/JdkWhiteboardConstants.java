package io.jackfield.api.whiteboard;

/**
 * Names of the service properties by which the bundle {@code whiteboard-jdk} mounts services of the types of {@code com.sun.net.httpserver}. They
 * are those of the design of an OSGi specification (OSGi Working Group, design 892, December 2025), which is not released. Beside them
 * {@link WhiteboardConstants#SERVER} is read.
 */
public final class JdkWhiteboardConstants {
    /**
     * Carried by a {@code HttpHandler}: its context path, which takes all requests at it and below. Required. If absent the service is none
     * of ours. Type: String.
     */
    public static final String CONTEXT_PATH = "osgi.http.jdk.context.path";

    /**
     * Carried by a {@code Filter}: the contexts it is for, {@code *} for all, {@code /a/*} for those at {@code /a} and below, {@code /a} for
     * that one. Required. If absent the service is none of ours. Type: String, String[] or collection of String.
     */
    public static final String FILTER_PATTERN = "osgi.http.jdk.filter.pattern";

    /**
     * Carried by an {@code Authenticator}: the contexts it is for, as {@link #FILTER_PATTERN}. Required. If absent the service is none of
     * ours. Type: String, String[] or collection of String.
     */
    public static final String AUTHENTICATOR_PATTERN = "osgi.http.jdk.authenticator.pattern";

    /**
     * Carried by all three: a filter (RFC 1960) that chooses among several whiteboards; ours has the property {@link #TARGET_NAME}. Optional. If
     * absent the service is for every whiteboard. Type: String.
     */
    public static final String TARGET = "osgi.http.jdk.target";

    /** The property that {@link #TARGET} is compared with; ours has the value {@link #TARGET_VALUE}. Carried by no service. */
    public static final String TARGET_NAME = "osgi.http.jdk.name";

    /** The value of {@link #TARGET_NAME}. */
    public static final String TARGET_VALUE = "jackfield";

    private JdkWhiteboardConstants() {}
}
