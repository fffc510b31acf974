package io.jackfield.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table. The first column is text, the others are figures. */
public final class Table {
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings. */
    public Table(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Adds a row with as many cells as there are columns. */
    public Table row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The table as Markdown, with a line end after each row. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, columns);
        text.append("|---").append("|--:".repeat(columns.size() - 1)).append("|\n");
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
