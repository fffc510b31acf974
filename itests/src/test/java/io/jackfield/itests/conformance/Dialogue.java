package io.jackfield.itests.conformance;

import io.jackfield.conformance.json.JsonObject;
import java.util.List;

/**
 * What is said to a server, and how its {@link Answer} is heard.
 *
 * @param methods of the requests in their order, without which responses cannot be told apart; what is missing is GET
 */
record Dialogue(Script script, List<String> methods, Patience patience) {
    /** @param quiet milliseconds of silence that are enough unless the case says otherwise */
    static Dialogue of(JsonObject line, long quiet) {
        return new Dialogue(
                Script.of(line.objects("steps")),
                Lines.texts(line, "methods"),
                Patience.ofMillis(line.number("quiet", quiet)));
    }
}
