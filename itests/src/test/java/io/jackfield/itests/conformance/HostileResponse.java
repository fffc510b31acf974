package io.jackfield.itests.conformance;

import io.jackfield.conformance.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Bytes that a server sends who means harm, or who is merely wrong. Each alternative of {@code allow} and {@code best} is
 * a list of tokens that all hold for what the client made of it:
 *
 * <ul>
 *   <li>{@code ok}, {@code error}, {@code timeout}: it ended well, with an error, or not in time
 *   <li>{@code status=200}, {@code body=5}, {@code hdr[x]=y}, {@code nohdr[x]}: what the application was given
 *   <li>{@code reuse}, {@code noreuse}: whether the next request came on the same connection
 *   <li>{@code sent<=n}: how many bytes could be sent before the client had enough
 * </ul>
 *
 * @param category the part of a response that is attacked
 * @param ending what the server does behind the script
 */
record HostileResponse(
        String id, String category, Script script, String ending, List<String> allow, List<String> best) {
    /**
     * What a client made of it.
     *
     * @param first what the application was given
     * @param reused whether its next request came on the same connection
     * @param sent how many bytes the server could send
     */
    record Seen(JsonObject first, boolean reused, long sent) {}

    static List<HostileResponse> all() {
        return Lines.of("hostile-responses.jsonl").stream()
                .map(HostileResponse::of)
                .toList();
    }

    private static HostileResponse of(JsonObject line) {
        return new HostileResponse(
                line.text("id", ""),
                line.text("class", ""),
                Script.of(line.objects("steps")),
                line.text("after", ""),
                Lines.texts(line, "allow"),
                Lines.texts(line, "best"));
    }

    boolean isOneOf(List<String> alternatives, Seen seen) {
        return alternatives.stream().anyMatch(alternative -> List.of(alternative.split("&")).stream()
                .allMatch(token -> holds(token, seen)));
    }

    private static boolean holds(String token, Seen seen) {
        int equals = token.indexOf('=');
        String name = equals < 0 ? token : token.substring(0, equals);
        String value = token.substring(equals + 1);
        String error = seen.first().text("error", "");
        return switch (name) {
            case "ok" -> error.isEmpty();
            case "error" -> !error.isEmpty() && !error.equals("TIMEOUT");
            case "timeout" -> error.equals("TIMEOUT");
            case "reuse" -> seen.reused();
            case "noreuse" -> !seen.reused();
            case "sent<" -> seen.sent() <= Long.parseLong(value);
            case "status" -> value.equals(seen.first().text("status", ""));
            case "body" -> value.equals(seen.first().text("bodyLength", ""));
            default ->
                field(name, value, JsonObject.of(seen.first().get("headers")).members());
        };
    }

    private static boolean field(String name, String value, Map<String, Object> fields) {
        String field = name.substring(name.indexOf('[') + 1, name.length() - 1).toLowerCase(Locale.ROOT);
        if (name.startsWith("hdr[")) {
            return value.equals(fields.get(field));
        }
        if (name.startsWith("nohdr[")) {
            return !fields.containsKey(field);
        }
        throw new IllegalArgumentException("unknown token " + name);
    }
}
