package io.jackfield.parser.lenient;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.parser.core.Leniency;
import io.jackfield.parser.core.Rule;
import io.jackfield.spi.parser.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/parsers.md} say what the code says: every rule and every leniency, and no other. */
class ParsersDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "parsers.md");

    @Test
    void rulesOfTheStrictParser() throws Exception {
        assertThat(rows("rules"))
                .containsExactlyElementsOf(
                        Stream.of(Rule.values()).map(ParsersDocumentTest::row).toList());
    }

    @Test
    void leniencies() throws Exception {
        assertThat(rows("leniencies").stream()
                        .map(row -> row.split(" \\| "))
                        .map(cells -> cells[0] + " | " + cells[1] + " | " + cells[3]))
                .containsExactlyElementsOf(Stream.of(Leniency.values())
                        .map(each -> "| `" + each.label() + "` | " + each.section() + " | " + cases(each) + " |")
                        .toList());
    }

    private static String row(Rule rule) {
        ProtocolException refusal = rule.at(0);
        String message = refusal.getMessage();
        int section = message.lastIndexOf(" (RFC ");
        return String.join(
                " | ",
                "| `" + rule.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`",
                message.substring(0, section),
                message.substring(section + 2, message.length() - 1),
                "`" + refusal.code() + "`",
                refusal.status() + " |");
    }

    private static long cases(Leniency leniency) {
        return LenientParserTest.text(leniency.label() + ".md")
                .lines()
                .filter(line -> line.startsWith("## "))
                .count();
    }

    /** The lines of a table that begin with a name. */
    private static List<String> rows(String table) throws IOException {
        String text = Files.readString(DOCUMENT);
        int from = text.indexOf("<!-- " + table + " -->");
        int to = text.indexOf("<!-- end of " + table + " -->");
        return text.substring(from, to)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }
}
