package io.jackfield.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private static final String LENIENCIES = "jackfield.parser.lenient.leniencies";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theBestParserIsTakenAndATablePrinted() throws Exception {
        assertThat(parse("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).isZero();
        assertThat(out).hasToString("""
                strict on 27 bytes
                      at    value  what      text
                       0           request   GET / HTTP/1.1
                      16       22  field     Host: a
                      27           framing   no content, another message may follow
                      27           end       of a message of 27 bytes
                """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aRefusalIsAStatus() throws Exception {
        assertThat(parse("GET / HTTP/1.1\nHost: a\n\n", "--parser", "strict")).isEqualTo(1);
        assertThat(out.toString()).contains("14           refused   HPE_INVALID_VERSION 400");
    }

    @Test
    void twoParsersThatAgreeSaySo() throws Exception {
        assertThat(parse("GET / HTTP/1.1\nHost: a\n\n", "--diff", "strict,lenient"))
                .isZero();
        assertThat(out).hasToString("strict and lenient agree: 2 findings in 24 bytes\n");
    }

    @Test
    void whereTwoParsersDifferIsShown() throws Exception {
        System.setProperty(LENIENCIES, "bare-lf");
        try {
            assertThat(parse(
                            "GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\nHost: a\n\n",
                            "--diff",
                            "strict,lenient"))
                    .isEqualTo(1);
        } finally {
            System.clearProperty(LENIENCIES);
        }
        assertThat(out).hasToString("""
                --- strict
                +++ lenient
                        at    value  what      text
                        28           end       of a message of 28 bytes
                -       42           refused   HPE_INVALID_VERSION 400
                -       28           near      GET / HTTP/1.1 >>> \\nHost: a\\n\\n
                +       28           request   GET / HTTP/1.1
                +       43       49  field     Host: a
                +       52           framing   no content, another message may follow
                + and 1 more
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "'', usage: parse FILE",
        "--parser, usage: parse FILE",
        "a b, usage: parse FILE",
        "a --diff b, --diff b: usage: parse FILE",
        "'a --parser b,c', '--parser b,c: usage: parse FILE'",
        "a --diff, usage: parse FILE",
        "'a --diff b,c --parser d', usage: parse FILE",
        "a --sloppy, 'unknown option --sloppy, usage: parse FILE'",
        "a --parser nosuch, 'no parser nosuch, there are: lenient, strict'",
        "a, no file a"
    })
    void aMistakeIsOneLine(String line, String message) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("jackfield: " + message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("--parser", "--diff", "--response")
                .startsWith("usage: jackfield parse FILE");
    }

    private int parse(String text, String... options) throws IOException {
        Path file = Files.write(folder.resolve("recording"), text.getBytes(StandardCharsets.ISO_8859_1));
        List<String> words = new ArrayList<>(List.of(options));
        words.add(file.toString());
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
        return Main.run(new PrintStream(out, true), new PrintStream(err, true), words);
    }
}
