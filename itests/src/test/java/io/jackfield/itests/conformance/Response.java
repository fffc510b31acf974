package io.jackfield.itests.conformance;

import io.jackfield.conformance.json.JsonReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One response out of an {@link Answer}, or the bytes that are none. */
record Response(StatusLine line, List<Field> fields, Body body) {
    /** As it was sent. */
    record StatusLine(String version, int status, String reason) {}

    /** A field line, its value without blanks around it. */
    record Field(String name, String value) {
        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /**
     * What followed the head.
     *
     * @param framing how its end was known: interim, tunnel, none, chunked, length, close, or close? while it is open
     * @param declared what a head without a body said of its length, or null
     * @param finished whether it was complete, or null if that cannot be told
     */
    record Body(String framing, String declared, Boolean finished, String text, List<Field> trailers) {}

    /** Bytes that are not a response. */
    static Response raw(String bytes) {
        return new Response(null, List.of(), new Body("raw", null, null, bytes, List.of()));
    }

    boolean isRaw() {
        return line == null;
    }

    /** 0 for what is no response. */
    int status() {
        return isRaw() ? 0 : line.status();
    }

    boolean isFinal() {
        return status() >= 200;
    }

    boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    Optional<String> field(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).findFirst();
    }

    /** The body as a JSON object or array, when it is one and says so. */
    Optional<Object> json() {
        String type = field("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonReader.read(body.text())).filter(value -> !(value instanceof String));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
