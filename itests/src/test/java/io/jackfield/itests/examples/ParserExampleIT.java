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
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;

/** The parser of {@code docs/examples/parser}, made by following {@code docs/parsers.md}, as that document deploys it. */
@Timeout(60)
class ParserExampleIT {
    private static final Path PROJECT = Distribution.root().resolve("docs/examples/parser");

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

    private static String document() throws IOException {
        return Files.readString(Distribution.root().resolve("docs/parsers.md"));
    }
}
