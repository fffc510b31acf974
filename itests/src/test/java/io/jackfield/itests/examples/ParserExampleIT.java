package io.jackfield.itests.examples;

import static io.jackfield.itests.RawClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.itests.Board;
import io.jackfield.itests.Distribution;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;

/** The parser of {@code docs/examples/parser}, made by following {@code docs/parsers.md}, as that document deploys it. */
@Timeout(60)
class ParserExampleIT {
    private static final Path PROJECT = Distribution.root().resolve("docs/examples/parser");
    private static final Pattern SNIPPET = Pattern.compile("```(?:java|xml)\n(.*?)```", Pattern.DOTALL);

    @Test
    void itTakesOverAKeptConnectionAndGivesItBack() throws Exception {
        try (RunningContainer container =
                RunningContainer.in("felix").feature("all").sharingApi().start()) {
            Board board = new Board(container);
            int port = container.awaitPort("default");
            board.awaitParser(port, "strict");
            try (RawClient client = new RawClient(port)) {
                assertThat(client.get("/plaintext").status()).isEqualTo(200);
                Bundle bundle = container.install(PROJECT.resolve("target/example-grammar-parser.jar"));
                assertThat(board.listener(port).parser).startsWith("strict#");
                board.swap(StrategyKind.PARSER, "grammar");
                assertThat(board.listener(port).parser).startsWith("grammar#");
                client.send(request("GET", "/plaintext") + "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chu");
                assertThat(client.receive().status()).isEqualTo(200);
                board.awaitLeases(StrategyKind.PARSER, "grammar", 1);
                client.send("nked\r\n\r\n3;a=b\r\nabc\r\n0\r\nSum: 1\r\n\r\n");
                assertThat(client.receive().text()).contains("\"bodyLength\":3");
                bundle.uninstall();
                assertThat(client.get("/plaintext").status()).isEqualTo(200);
                ListenerDTO listener = board.listener(port);
                assertThat(listener.parser).startsWith("strict#");
                assertThat(listener.accepted).isEqualTo(1);
                assertThat(listener.errors + listener.failed + listener.retired).isZero();
            }
        }
    }

    @Test
    void theDocumentNamesEveryParserThereIs() throws Exception {
        try (RunningContainer container = RunningContainer.in("felix")
                .feature("parsers")
                .configure("io.jackfield.parser.lenient", "leniencies", "obs-fold")
                .sharingApi()
                .start()) {
            assertThat(document()
                            .lines()
                            .dropWhile(line -> !line.equals("<!-- parsers -->"))
                            .takeWhile(line -> !line.equals("<!-- end of parsers -->"))
                            .filter(line -> line.startsWith("| `")))
                    .map(row -> row.replaceAll("\\| `(\\w+)` .* (\\d+) \\|", "$1 $2"))
                    .isEqualTo(new Board(container)
                            .strategies(StrategyKind.PARSER).stream()
                                    .map(parser -> parser.name + " " + parser.ranking)
                                    .toList());
        }
    }

    /** What a reader copies from the document is what the build has compiled and run. */
    @Test
    void theSnippetsOfTheDocumentAreOfItsFiles() throws Exception {
        List<String> files;
        try (Stream<Path> paths = Files.walk(PROJECT)) {
            files = paths.filter(path -> path.toString().matches(".*\\.(java|xml)"))
                    .filter(path -> !path.startsWith(PROJECT.resolve("target")))
                    .map(ParserExampleIT::read)
                    .toList();
        }
        Matcher snippets = SNIPPET.matcher(document());
        assertThat(snippets.results().map(snippet -> snippet.group(1)))
                .hasSizeGreaterThan(3)
                .allSatisfy(snippet -> assertThat(files).anyMatch(file -> file.contains(snippet)));
    }

    private static String document() {
        return read(Distribution.root().resolve("docs/parsers.md"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
