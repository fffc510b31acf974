package io.jackfield.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.conformance.json.JsonObject;
import io.jackfield.itests.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One section of {@code docs/conformance.md}: a line for each category with the checklist's items it proves, its cases,
 * and how many of them were right in each column. It stands between two marks that carry the suite's name.
 */
public final class Table {
    private static final String UPDATE = "conformance.update";
    private static final Predicate<Figure> RIGHT = each -> each.right();
    private static final Path DOCUMENT = Distribution.root().resolve("docs/conformance.md");

    private final String suite;
    private final String better;
    private final Map<String, List<Figure>> columns = new LinkedHashMap<>();

    /**
     * One case that was played.
     *
     * @param best whether its outcome was better than right
     */
    public record Figure(String category, boolean right, boolean best) {}

    /** @param better what makes an outcome better than right, to be counted too; null if nothing does */
    public Table(String suite, String better) {
        this.suite = suite;
        this.better = better;
    }

    /** Adds what one run of all cases came to; those that nobody grades do not count. */
    public void add(String column, List<Figure> figures) {
        columns.put(column, figures);
    }

    /** Compares with what is committed, or writes it when that is asked for. */
    public void check() throws IOException {
        String document = Files.readString(DOCUMENT);
        String begin = "<!-- " + suite + " -->\n";
        String end = "<!-- end of " + suite + " -->\n";
        int from = document.indexOf(begin) + begin.length();
        int to = document.indexOf(end);
        String figures = text();
        if (System.getProperty(UPDATE) != null) {
            Files.writeString(DOCUMENT, document.substring(0, from) + figures + document.substring(to));
        } else {
            assertThat(document.substring(from, to))
                    .as("docs/conformance.md; after a change that is meant: mvn verify -D%s", UPDATE)
                    .isEqualTo(figures);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder("| category | what | items | cases |");
        columns.keySet().forEach(column -> text.append(' ').append(column).append(" |"));
        text.append("\n|---|---|---|---:|")
                .append("---:|".repeat(columns.size()))
                .append('\n');
        List<JsonObject> categories = Lines.of("categories.jsonl").stream()
                .filter(line -> line.text("suite", "").equals(suite))
                .toList();
        for (JsonObject line : categories) {
            String category = line.text("category", "");
            Predicate<Figure> ofIt = each -> each.category().equals(category);
            line(text, "| " + category + " | " + line.text("what", "") + " | " + line.text("items", ""), ofIt, RIGHT);
        }
        line(text, "| **all** | |", each -> true, RIGHT);
        if (better != null) {
            line(text, "| *better* | " + better + " |", each -> true, each -> each.best());
        }
        return text.toString();
    }

    private void line(StringBuilder text, String head, Predicate<Figure> filter, Predicate<Figure> counted) {
        List<Figure> any = columns.values().iterator().next();
        text.append(head).append(" | ").append(any.stream().filter(filter).count());
        for (List<Figure> outcomes : columns.values()) {
            text.append(" | ")
                    .append(outcomes.stream().filter(filter.and(counted)).count());
        }
        text.append(" |\n");
    }
}
