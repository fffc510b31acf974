package io.jackfield.itests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.itests.Board;
import io.jackfield.itests.Distribution;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;

/** The transport of {@code docs/examples/transport}, as {@code docs/transports.md} deploys it. */
@Timeout(60)
class TransportExampleIT {
    private static final Path JAR =
            Distribution.root().resolve("docs/examples/transport/target/example-selector-transport.jar");

    @Test
    void itTakesTheNewConnectionsAndGivesThemBack() throws Exception {
        try (RunningContainer container =
                RunningContainer.in("felix").feature("demo").sharingApi().start()) {
            Board board = new Board(container);
            int port = container.awaitPort("default");
            board.awaitParser(port, "strict");
            Bundle bundle = container.install(JAR);
            try (RawClient before = new RawClient(port)) {
                assertThat(before.get("/plaintext").status()).isEqualTo(200);
                board.swap(StrategyKind.TRANSPORT, "selector");
                board.awaitTransport(port, "selector");
                try (RawClient on = new RawClient(port)) {
                    assertThat(on.get("/plaintext").text()).isEqualTo("Hello, World!");
                    assertThat(on.get("/big?n=3000000").text()).hasSize(3000000);
                    assertThat(board.leases(StrategyKind.TRANSPORT, "selector")).isEqualTo(1);
                    assertThat(before.get("/plaintext").status()).isEqualTo(200);
                }
                bundle.uninstall();
                assertThat(board.listener(port).transport).doesNotStartWith("selector");
                assertThat(before.get("/plaintext").status()).isEqualTo(200);
            }
            try (RawClient after = new RawClient(port)) {
                assertThat(after.get("/plaintext").status()).isEqualTo(200);
            }
            assertThat(board.listener(port).failed).isZero();
        }
    }
}
