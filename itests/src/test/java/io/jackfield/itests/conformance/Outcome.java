package io.jackfield.itests.conformance;

import io.jackfield.conformance.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an {@link Answer} to hostile bytes comes to. It is described by tokens, joined by {@code &}:
 *
 * <ul>
 *   <li>{@code reject}: no 2xx, the connection closed, and a first status of 400 or more if there is one
 *   <li>{@code close}: closed without a byte; {@code wait}: no final response, still open; {@code closed}: closed
 *   <li>{@code 200} or {@code st=200}: the first final status; with {@code 200} its body is JSON; {@code st=4xx} wants no
 *       2xx behind it
 *   <li>{@code n=1}, {@code n2xx=1}: how many final responses, how many with 2xx
 *   <li>{@code body=5}, {@code url=/}, {@code method=GET}, {@code hdr[x]=y}, {@code nohdr[x]}: what the handler of the
 *       first 2xx was given
 *   <li>{@code no101}: no switch of protocols
 *   <li>{@code smug_ok}: a request that was hidden in another may be answered; nowhere else may it
 * </ul>
 */
final class Outcome {
    private static final String HIDDEN = "SMUGGLED";

    private final Answer answer;
    private final List<Response> all;
    private final List<Response> finals;
    private final List<Response> successes;

    Outcome(Answer answer, List<String> methods) {
        this.answer = answer;
        all = answer.responses(methods);
        finals = all.stream().filter(Response::isFinal).toList();
        successes = finals.stream().filter(Response::isSuccess).toList();
    }

    boolean isOneOf(List<String> alternatives) {
        return alternatives.stream().anyMatch(this::is);
    }

    private boolean is(String alternative) {
        List<String> tokens = List.of(alternative.split("&"));
        return (tokens.contains("smug_ok") || !hiddenRequestAnswered())
                && tokens.stream().allMatch(this::holds);
    }

    private boolean hiddenRequestAnswered() {
        return successes.stream().anyMatch(response -> echo(response, "url").contains(HIDDEN));
    }

    private boolean holds(String token) {
        int equals = token.indexOf('=');
        String name = equals < 0 ? token : token.substring(0, equals);
        String value = token.substring(equals + 1);
        return switch (name) {
            case "reject" -> answer.closed() && successes.isEmpty() && (finals.isEmpty() || firstStatus() >= 400);
            case "close" -> answer.closed() && answer.bytes().isEmpty();
            case "wait" -> !answer.closed() && finals.isEmpty();
            case "closed" -> answer.closed();
            case "no101" -> all.stream().noneMatch(response -> response.status() == 101);
            case "smug_ok" -> true;
            case "200" -> firstStatus() == 200 && firstEcho().isPresent();
            case "st" -> firstStatus() == Integer.parseInt(value) && (firstStatus() < 300 || successes.isEmpty());
            case "n" -> finals.size() == Integer.parseInt(value);
            case "n2xx" -> successes.size() == Integer.parseInt(value);
            default -> handlerWasGiven(name, value);
        };
    }

    private boolean handlerWasGiven(String name, String value) {
        if (firstEcho().isEmpty()) {
            return false;
        }
        JsonObject echo = firstEcho().get();
        if (name.startsWith("hdr[")) {
            return value.equals(JsonObject.of(echo.get("headers")).get(name.substring(4, name.length() - 1)));
        }
        if (name.startsWith("nohdr[")) {
            return !JsonObject.of(echo.get("headers")).has(name.substring(6, name.length() - 1));
        }
        return switch (name) {
            case "body" -> value.equals(String.valueOf(echo.get("bodyLength")));
            case "url", "method" -> value.equals(echo.get(name));
            default -> throw new IllegalArgumentException("unknown token " + name);
        };
    }

    private int firstStatus() {
        return finals.isEmpty() ? 0 : finals.get(0).status();
    }

    private Optional<JsonObject> firstEcho() {
        return successes.isEmpty() ? Optional.empty() : echo(successes.get(0));
    }

    private static Optional<JsonObject> echo(Response response) {
        return response.json().filter(Map.class::isInstance).map(JsonObject::of);
    }

    private static String echo(Response response, String member) {
        return echo(response).map(echo -> echo.text(member, "")).orElse("");
    }
}
