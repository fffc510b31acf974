package io.jackfield.itests.conformance;

import io.jackfield.itests.conformance.Response.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How closely two answers agree. Conformance is asked for at {@link #WIRE}. */
enum Likeness {
    /** The same bytes but for the date, and the same end. */
    EXACT,
    /** The same status lines, field lines with order and case, framing, bodies (JSON by value), trailers and end. */
    SEMANTIC,
    /** The same but for {@code Keep-Alive}; of a refusal that no handler made only the status line counts. */
    WIRE,
    /** The same status, fields that say nothing of framing or connection, bodies and end. */
    LOOSE,
    DIFFERENT;

    private static final Set<Integer> REFUSALS = Set.of(400, 408, 413, 431);
    private static final Set<String> CONNECTION =
            Set.of("keep-alive", "connection", "date", "content-length", "transfer-encoding");

    /** @param methods of the requests that were answered */
    static Likeness of(Answer one, Answer other, List<String> methods) {
        if (one.equals(other)) {
            return EXACT;
        }
        if (one.closed() == other.closed()) {
            List<Response> left = one.responses(methods);
            List<Response> right = other.responses(methods);
            for (Likeness level : List.of(SEMANTIC, WIRE, LOOSE)) {
                if (level.views(left).equals(level.views(right))) {
                    return level;
                }
            }
        }
        return DIFFERENT;
    }

    private List<List<?>> views(List<Response> responses) {
        List<List<?>> views = new ArrayList<>();
        responses.forEach(response -> views.add(view(response)));
        return views;
    }

    /** What counts of a response at this level. */
    private List<?> view(Response response) {
        if (response.isRaw()) {
            return List.of(response.body().text());
        }
        Object body = response.json().orElse(response.body().text());
        if (this == LOOSE) {
            return List.of(
                    response.status(),
                    looseFields(response),
                    body,
                    Set.copyOf(response.body().trailers()));
        }
        List<Field> fields = fields(response);
        if (this == WIRE && isBareRefusal(response)) {
            return List.of(response.status(), response.line().reason(), fields);
        }
        if (this == WIRE && response.body().framing().equals("tunnel")) {
            body = response.body().text().replaceAll("Keep-Alive: timeout=\\d+\r\n", "");
        }
        return List.of(
                response.line(),
                fields,
                response.body().framing(),
                String.valueOf(response.body().declared()),
                String.valueOf(response.body().finished()),
                body,
                response.body().trailers());
    }

    private List<Field> fields(Response response) {
        boolean json = response.json().isPresent();
        boolean refusal = this == WIRE && isBareRefusal(response);
        return response.fields().stream()
                .map(field -> json && field.is("content-length") ? new Field(field.name(), "JSON") : field)
                .filter(field -> this != WIRE || !field.is("keep-alive"))
                .filter(field -> !refusal || !isOfRefusal(field))
                .toList();
    }

    private static boolean isBareRefusal(Response response) {
        return REFUSALS.contains(response.status())
                && response.body().text().isEmpty()
                && response.field("date").isEmpty();
    }

    private static boolean isOfRefusal(Field field) {
        return field.is("connection") && field.value().equalsIgnoreCase("close")
                || field.is("content-length") && field.value().equals("0");
    }

    private static List<Field> looseFields(Response response) {
        return response.fields().stream()
                .map(field -> new Field(field.name().toLowerCase(Locale.ROOT), field.value()))
                .filter(field -> !CONNECTION.contains(field.name()))
                .sorted(Comparator.comparing(Field::name).thenComparing(Field::value))
                .toList();
    }
}
