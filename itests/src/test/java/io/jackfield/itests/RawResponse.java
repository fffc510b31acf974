package io.jackfield.itests;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A response as it came over the wire; names of fields are lower-case, the lines of one name are joined. */
public record RawResponse(
        String version, int status, Map<String, String> headers, byte[] body, Map<String, String> trailers) {
    /** A header, or null. */
    public String header(String name) {
        return headers.get(name);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    RawResponse withBody(byte[] bytes) {
        return new RawResponse(version, status, headers, bytes, trailers);
    }

    @Override
    public String toString() {
        return version + " " + status + " " + headers + " " + text();
    }
}
