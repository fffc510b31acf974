package io.jackfield.api.whiteboard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A set of paths, written as a path: {@code /a/b} is that path only, {@code /a/*} is {@code /a} and all below it, {@code /users/{id}} takes
 * any one segment that is not empty in the place of {@code {id}}; {@code /*} is every path, {@code *} the asterisk form of OPTIONS.
 *
 * <p>Paths are compared after {@link #pathOf}: a request can not reach around a filter by writing its path in another way. Immutable.
 */
@ProviderType
public final class PathTemplate {
    private static final String UNRESERVED_MARKS = "-._~";

    private final String text;
    private final List<String> segments;
    private final boolean prefix;

    private PathTemplate(String text, List<String> segments, boolean prefix) {
        this.text = text;
        this.segments = segments;
        this.prefix = prefix;
    }

    /**
     * Reads a template.
     *
     * @param text as the class describes
     * @return the template
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static PathTemplate of(String text) {
        if (text.equals("*")) {
            return new PathTemplate(text, List.of("*"), false);
        }
        if (!text.startsWith("/")) {
            throw bad(text, "it must begin with /");
        }
        boolean prefix = text.endsWith("/*");
        String body = prefix ? text.substring(0, text.length() - 2) : text;
        if (body.indexOf('*') >= 0) {
            throw bad(text, "* may stand only as the last segment");
        }
        if (body.indexOf('?') >= 0 || body.indexOf('#') >= 0) {
            throw bad(text, "it must have no query and no fragment");
        }
        if (!pathOf(body).equals(body) && !body.isEmpty()) {
            throw bad(text, "write it as " + pathOf(body));
        }
        List<String> segments = split(body);
        segments.forEach(segment -> checkSegment(text, segment));
        if (segments.stream().filter(PathTemplate::isVariable).distinct().count()
                != segments.stream().filter(PathTemplate::isVariable).count()) {
            throw bad(text, "two segments have the same name");
        }
        return new PathTemplate(text, segments, prefix);
    }

    private static void checkSegment(String text, String segment) {
        boolean braces = segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0;
        String inner = isVariable(segment) ? segment.substring(1, segment.length() - 1) : segment;
        boolean named = !inner.isEmpty() && inner.indexOf('{') < 0 && inner.indexOf('}') < 0;
        if (braces && !(isVariable(segment) && named)) {
            throw bad(text, "a variable is a whole segment, as in /users/{id}");
        }
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("no path: \"" + text + "\": " + why);
    }

    /**
     * Whether a segment of {@link #segments} takes any value.
     *
     * @param segment the segment
     * @return true if it stands in braces
     */
    public static boolean isVariable(String segment) {
        return segment.length() >= 2 && segment.startsWith("{") && segment.endsWith("}");
    }

    private static List<String> split(String path) {
        List<String> all = new ArrayList<>();
        int from = 1;
        while (from <= path.length()) {
            int to = path.indexOf('/', from);
            to = to < 0 ? path.length() : to;
            all.add(path.substring(from, to));
            from = to + 1;
        }
        return List.copyOf(all);
    }

    /**
     * Its segments.
     *
     * @return literals, and variables as {@code {name}}; without the star
     */
    public List<String> segments() {
        return segments;
    }

    /**
     * Whether it takes all below it too.
     *
     * @return true if it ends with a star segment
     */
    public boolean prefix() {
        return prefix;
    }

    /**
     * Whether it has a variable.
     *
     * @return false for a path that is only compared
     */
    public boolean hasVariables() {
        return segments.stream().anyMatch(PathTemplate::isVariable);
    }

    /**
     * Compares a path; makes no object.
     *
     * @param path as {@link #pathOf} gives it
     * @return whether it is of this set
     */
    public boolean covers(String path) {
        if (text.equals("*") || path.equals("*")) {
            return text.equals(path);
        }
        int from = 1;
        for (String segment : segments) {
            if (from > path.length()) {
                return false;
            }
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            boolean same =
                    isVariable(segment) ? to > from : to - from == segment.length() && path.startsWith(segment, from);
            if (!same) {
                return false;
            }
            from = to + 1;
        }
        return prefix || from > path.length();
    }

    /**
     * Compares a request's path, and reads the variables.
     *
     * @param url as {@code request.url()} gives it
     * @return the values of the variables in their order, decoded (UTF-8); null if the path is not of this set
     */
    public Map<String, String> match(String url) {
        String path = pathOf(url);
        if (!covers(path)) {
            return null;
        }
        List<String> found = split(path);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isVariable(segment)) {
                values.put(segment.substring(1, segment.length() - 1), decoded(found.get(i)));
            }
        }
        return values;
    }

    // ---- paths

    /**
     * The path of a request target, in the one form in which paths are compared: without scheme, authority, query and fragment, with
     * unreserved characters not percent-encoded, other encodings in capitals, and without dot segments. RFC 3986 section 6.2.2.
     *
     * @param url a request target
     * @return its path, at least {@code /}; {@code *} stays
     */
    public static String pathOf(String url) {
        int from = start(url);
        int to = end(url, from);
        String path = from == 0 && to == url.length() ? url : url.substring(from, to);
        if (path.indexOf('%') >= 0) {
            path = unreservedDecoded(path);
        }
        if (path.contains("/.")) {
            path = withoutDots(path);
        }
        return path.isEmpty() ? "/" : path;
    }

    private static int start(String url) {
        if (url.startsWith("/") || url.equals("*")) {
            return 0;
        }
        int authority = url.indexOf("://");
        if (authority < 0) {
            return 0;
        }
        int at = authority + 3;
        while (at < url.length() && "/?#".indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int end(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == '?' || c == '#') {
                return i;
            }
        }
        return url.length();
    }

    private static String unreservedDecoded(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int value = c == '%' ? octet(path, i) : -1;
            if (value < 0) {
                out.append(c);
                continue;
            }
            if (isUnreserved(value)) {
                out.append((char) value);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(path.charAt(i + 1)))
                        .append(Character.toUpperCase(path.charAt(i + 2)));
            }
            i += 2;
        }
        return out.toString();
    }

    private static boolean isUnreserved(int c) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        return letter || c >= '0' && c <= '9' || UNRESERVED_MARKS.indexOf(c) >= 0;
    }

    /** The value of the percent-encoded octet that begins there, or -1. */
    private static int octet(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** RFC 3986 section 5.2.4. */
    private static String withoutDots(String path) {
        List<String> kept = new ArrayList<>();
        List<String> all = split(path);
        for (int i = 0; i < all.size(); i++) {
            String segment = all.get(i);
            boolean dots = segment.equals(".") || segment.equals("..");
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            }
            if (!dots) {
                kept.add(segment);
            } else if (i == all.size() - 1) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String decoded(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        byte[] out = new byte[segment.length()];
        int length = 0;
        for (int i = 0; i < segment.length(); i++) {
            int value = segment.charAt(i) == '%' ? octet(segment, i) : -1;
            out[length++] = (byte) (value < 0 ? segment.charAt(i) : value);
            i += value < 0 ? 0 : 2;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    // ---- value

    @Override
    public boolean equals(Object other) {
        return other instanceof PathTemplate template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The template as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
