package io.jackfield.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under a header, as wide as their content and never wider than {@link #WIDTH}: then the longest texts are cut. */
final class Table {
    static final int WIDTH = 100;

    private static final String GAP = "  ";
    private static final String CUT = "~";
    private static final int NARROWEST = 6;

    private final String[] header;
    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] numbers;

    Table(String... header) {
        this.header = header;
        this.numbers = new boolean[header.length];
    }

    /** Adds a row; a column with a number is set to the right. */
    void add(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            numbers[i] |= cells[i] instanceof Number;
        }
        rows.add(Arrays.stream(cells).map(Table::text).toArray(String[]::new));
    }

    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder out = new StringBuilder();
        append(out, header, widths);
        rows.forEach(row -> append(out, row, widths));
        return out.toString();
    }

    private int[] widths() {
        int[] widths = IntStream.range(0, header.length)
                .map(column ->
                        rows.stream().mapToInt(row -> row[column].length()).reduce(header[column].length(), Math::max))
                .toArray();
        int over = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) - WIDTH;
        for (; over > 0; over--) {
            int widest = widest(widths);
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    /** Of the texts: a number is not cut. */
    private int widest(int[] widths) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            if (!numbers[i] && (numbers[widest] || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private void append(StringBuilder out, String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell =
                    cells[i].length() <= widths[i] ? cells[i] : cells[i].substring(0, widths[i] - CUT.length()) + CUT;
            String space = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(numbers[i] ? space + cell : cell + space);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static String text(Object cell) {
        return cell == null || cell.toString().isEmpty() ? "-" : cell.toString();
    }
}
