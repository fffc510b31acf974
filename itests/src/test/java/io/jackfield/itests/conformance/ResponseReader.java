package io.jackfield.itests.conformance;

import io.jackfield.itests.conformance.Response.Body;
import io.jackfield.itests.conformance.Response.Field;
import io.jackfield.itests.conformance.Response.StatusLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes an {@link Answer} apart. It is forgiving: what a server got wrong is to be seen, not to be refused. */
final class ResponseReader {
    private static final Pattern LINE = Pattern.compile("HTTP/(\\d\\.\\d) (\\d{3})(?: ([^\r\n]*))?\r\n");

    private final String bytes;
    private final boolean closed;
    private final List<String> methods;
    private int at;
    private int finals;

    ResponseReader(Answer answer, List<String> methods) {
        this.bytes = answer.bytes();
        this.closed = answer.closed();
        this.methods = methods;
    }

    List<Response> read() {
        List<Response> all = new ArrayList<>();
        while (at < bytes.length()) {
            Matcher line = LINE.matcher(bytes).region(at, bytes.length());
            int end = bytes.indexOf("\r\n\r\n", at);
            if (end < 0 || !line.lookingAt()) {
                all.add(Response.raw(rest()));
            } else {
                all.add(response(line, end));
            }
        }
        return all;
    }

    private Response response(Matcher line, int end) {
        String reason = line.group(3) == null ? "" : line.group(3);
        StatusLine first = new StatusLine(line.group(1), Integer.parseInt(line.group(2)), reason);
        List<Field> fields = new ArrayList<>();
        if (line.end() < end) {
            for (String text : bytes.substring(line.end(), end).split("\r\n", -1)) {
                fields.add(field(text));
            }
        }
        at = end + 4;
        return new Response(first, fields, body(first.status(), fields));
    }

    private static Field field(String line) {
        int colon = line.indexOf(':');
        return colon < 0
                ? new Field(line, "")
                : new Field(line.substring(0, colon), line.substring(colon + 1).strip());
    }

    private Body body(int status, List<Field> fields) {
        if (status < 200 && status != 101) {
            return new Body("interim", null, null, "", List.of());
        }
        String method = finals < methods.size() ? methods.get(finals) : "GET";
        finals++;
        if (status == 101 || method.equals("CONNECT") && status < 300) {
            return new Body("tunnel", null, null, rest(), List.of());
        }
        String coding = last(fields, "transfer-encoding");
        String length = first(fields, "content-length");
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return new Body("none", coding == null ? length : "chunked", null, "", List.of());
        }
        if (coding != null
                && coding.substring(coding.lastIndexOf(',') + 1).strip().equals("chunked")) {
            return chunked();
        }
        if (length != null && length.matches("\\d{1,9}")) {
            int end = at + Integer.parseInt(length);
            String text = bytes.substring(at, Math.min(end, bytes.length()));
            at = Math.min(end, bytes.length());
            return new Body("length", null, end <= bytes.length(), text, List.of());
        }
        return new Body(closed ? "close" : "close?", null, null, rest(), List.of());
    }

    private static String first(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .map(field -> field.value().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(null);
    }

    private static String last(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .map(field -> field.value().toLowerCase(Locale.ROOT))
                .reduce((a, b) -> b)
                .orElse(null);
    }

    private Body chunked() {
        StringBuilder text = new StringBuilder();
        List<Field> trailers = new ArrayList<>();
        for (int size = chunkSize(); size >= 0; size = chunkSize()) {
            if (size == 0) {
                return new Body("chunked", null, readTrailers(trailers), text.toString(), trailers);
            }
            int end = Math.min(at + size, bytes.length());
            text.append(bytes, at, end);
            at = Math.min(end + 2, bytes.length());
        }
        at = bytes.length();
        return new Body("chunked", null, false, text.toString(), trailers);
    }

    /** The size of the next chunk; -1 if it is not all there or is no size. */
    private int chunkSize() {
        int end = bytes.indexOf("\r\n", at);
        if (end < 0) {
            return -1;
        }
        String size = bytes.substring(at, end).split(";", 2)[0].strip();
        at = end + 2;
        return size.matches("[0-9a-fA-F]{1,7}") ? Integer.parseInt(size, 16) : -1;
    }

    /** Whether the empty line came. */
    private boolean readTrailers(List<Field> trailers) {
        for (int end = bytes.indexOf("\r\n", at); end >= 0; end = bytes.indexOf("\r\n", at)) {
            String line = bytes.substring(at, end);
            at = end + 2;
            if (line.isEmpty()) {
                return true;
            }
            trailers.add(field(line));
        }
        at = bytes.length();
        return false;
    }

    private String rest() {
        String rest = bytes.substring(at);
        at = bytes.length();
        return rest;
    }
}
