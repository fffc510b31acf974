package io.jackfield.itests.conformance;

import io.jackfield.conformance.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/** All that a server sent on one connection, as Latin-1 with the dates masked, and whether it closed the connection. */
record Answer(String bytes, boolean closed) {
    private static final Pattern DATE =
            Pattern.compile("(?im)^(date: )[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");

    static Answer of(String received, boolean closed) {
        return new Answer(DATE.matcher(received).replaceAll("$1<DATE>"), closed);
    }

    /** From a case file. */
    static Answer of(JsonObject recorded) {
        Object bytes = recorded.get("bytes");
        return new Answer(
                bytes instanceof String text ? text : Script.text(recorded.objects("bytes")),
                recorded.text("end", "").equals("closed"));
    }

    /** @param methods of the requests in their order; what is missing is GET */
    List<Response> responses(List<String> methods) {
        return new ResponseReader(this, methods).read();
    }

    /** For a message to a reader. */
    @Override
    public String toString() {
        String shown = bytes.length() > 1500 ? bytes.substring(0, 1500) + "..." : bytes;
        return (closed ? "closed after " : "open after ")
                + shown.replace("\r", "\\r").replace("\n", "\\n");
    }
}
