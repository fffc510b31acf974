package io.jackfield.message.http1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One case of a document of cases: title, bytes in, what comes out, how it ends. */
record WireCase(String title, String in, String out, String end) {

    /** Reads a document from the class path. */
    static List<WireCase> read(String name) {
        String text;
        try (InputStream stream = WireCase.class.getResourceAsStream("/http1/" + name)) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<WireCase> cases = new ArrayList<>();
        for (String part : text.split("\n## ")) {
            if (!part.startsWith("#")) {
                cases.add(parse(part));
            }
        }
        return cases;
    }

    private static WireCase parse(String part) {
        String[] lines = part.split("\n");
        return new WireCase(lines[0], joined(lines, "> "), joined(lines, "< "), joined(lines, "= "));
    }

    private static String joined(String[] lines, String mark) {
        StringBuilder joined = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith(mark)) {
                joined.append(line.substring(mark.length()).translateEscapes());
            }
        }
        return joined.toString();
    }

    @Override
    public String toString() {
        return title;
    }
}
