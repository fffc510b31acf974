package io.jackfield.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under a header, as wide as their content and never wider than {@link #WIDTH}: then the longest texts are cut, and where that is not
 * enough large numbers rounded.
 */
final class Table {
    static final int WIDTH = 100;

    private static final String GAP = "  ";
    private static final String CUT = "~";
    private static final int NARROWEST = 6;
    private static final String INDENT = "  ";
    private static final long ROUNDED = 100_000;
    private static final String UNITS = "kMGTPE";

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
        List<String[]> shown = rows;
        int[] widths = widths(shown);
        if (total(widths) > WIDTH) {
            shown = rows.stream().map(this::rounded).toList();
            widths = widths(shown);
        }
        StringBuilder out = new StringBuilder();
        append(out, header, widths);
        for (String[] row : shown) {
            append(out, row, widths);
        }
        return out.toString();
    }

    private String[] rounded(String[] row) {
        String[] cells = row.clone();
        for (int i = 0; i < cells.length; i++) {
            if (numbers[i] && cells[i].matches("\\d{6,19}")) {
                cells[i] = rounded(Long.parseLong(cells[i]));
            }
        }
        return cells;
    }

    /** {@code 1234567} as {@code 1234k}: downwards, so that no number looks larger than it is. */
    private static String rounded(long number) {
        long rest = number;
        int unit = -1;
        while (rest >= ROUNDED) {
            rest /= 1000;
            unit++;
        }
        return unit < 0 ? String.valueOf(number) : rest + UNITS.substring(unit, unit + 1);
    }

    private static int total(int[] widths) {
        return IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
    }

    private int[] widths(List<String[]> rows) {
        int[] widths = IntStream.range(0, header.length)
                .map(column ->
                        rows.stream().mapToInt(row -> row[column].length()).reduce(header[column].length(), Math::max))
                .toArray();
        for (int over = total(widths) - WIDTH; over > 0; over--) {
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

    /** The text with longer lines than {@link #WIDTH} broken, between words where there are some. */
    static String folded(String text) {
        if (text.lines().allMatch(line -> line.length() <= WIDTH)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String rest = line;
            while (rest.length() > WIDTH) {
                int space = rest.lastIndexOf(' ', WIDTH);
                int end = space > WIDTH / 2 ? space : WIDTH;
                out.append(rest, 0, end).append('\n');
                rest = INDENT + rest.substring(end).strip();
            }
            out.append(rest).append('\n');
        }
        out.setLength(out.length() - 1);
        return out.toString();
    }

    private static String text(Object cell) {
        return cell == null || cell.toString().isEmpty() ? "-" : cell.toString();
    }
}
