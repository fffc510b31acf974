package io.jackfield.itests.conformance;

import io.jackfield.conformance.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of cases: one JSON object a line. */
final class Lines {
    private Lines() {}

    static List<JsonObject> of(String file) {
        try (InputStream in = Lines.class.getResourceAsStream("/conformance/" + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().map(JsonObject::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> texts(JsonObject line, String name) {
        return line.list(name).stream().map(String.class::cast).toList();
    }
}
