package io.jackfield.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Text in Prometheus' format. What two rows of a table call themselves alike is one series, and their sum is told. */
final class Exposition {
    private final StringBuilder text = new StringBuilder();

    /** Begins a family. */
    Exposition family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** Adds a sample of the family, {@code labels} as {@link #labels} makes them. */
    Exposition sample(String name, String labels, double value) {
        text.append(name).append(labels).append(' ');
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value);
        } else {
            text.append(value);
        }
        text.append('\n');
        return this;
    }

    /** Adds a family with a sample for each row. */
    <T> Exposition rows(Family<T> family, Iterable<T> rows) {
        family(family.name, family.type, family.help);
        Map<String, Double> series = new LinkedHashMap<>();
        rows.forEach(row -> series.merge(family.naming.labels(row), family.value.applyAsDouble(row), Double::sum));
        series.forEach((labels, value) -> sample(family.name, labels, value));
        return this;
    }

    /** What one row is called. */
    interface Naming<T> {
        String labels(T row);
    }

    /** One number of each row of a table. */
    record Family<T>(String name, String type, String help, Naming<T> naming, ToDoubleFunction<T> value) {}

    /** Names and values in turn, between braces. */
    static String labels(String... namesAndValues) {
        StringBuilder labels = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            labels.append(i == 0 ? "" : ",").append(namesAndValues[i]).append("=\"");
            escape(labels, namesAndValues[i + 1]);
            labels.append('"');
        }
        return labels.append('}').toString();
    }

    private static void escape(StringBuilder labels, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n') {
                labels.append("\\n");
            } else {
                labels.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
