package io.jackfield.whiteboard.jdk;

import io.jackfield.platform.dispatch.ServiceStrings;
import java.util.ArrayList;
import java.util.List;

/** Context paths and the patterns that choose some of them, as paths of the whiteboard. */
final class ContextPath {
    private static final String BELOW = "/*";

    private ContextPath() {}

    /** The requests of a context: its path, and all below it. */
    static String requests(String contextPath) {
        return plain(contextPath) + BELOW;
    }

    /** A context path without the slash at its end. */
    private static String plain(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /**
     * The requests of all contexts that a pattern may choose: {@code *} chooses every context, {@code /a/*} those at {@code /a} and below,
     * {@code /a} that one.
     */
    static String requestsOf(String pattern) {
        return pattern.equals("*") ? BELOW : pattern.endsWith(BELOW) ? pattern : requests(pattern);
    }

    /** Whether a pattern chooses a context. */
    static boolean chooses(String pattern, String contextPath) {
        if (pattern.equals("*")) {
            return true;
        }
        if (pattern.endsWith(BELOW)) {
            String above = pattern.substring(0, pattern.length() - BELOW.length());
            return (plain(contextPath) + "/").startsWith(above + "/");
        }
        return plain(pattern).equals(plain(contextPath));
    }

    /**
     * The strings of a service property; what is none is left out, since the whiteboard tells of it.
     *
     * @param value the property
     */
    static List<String> strings(Object value) {
        try {
            return new ArrayList<>(ServiceStrings.of(value));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
