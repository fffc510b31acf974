package io.jackfield.itests.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.itests.BundleBuilder;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** The engine does not know which protocol carries it: a second one, with interleaved streams, is served by the same handlers. */
@Timeout(60)
class ProtocolSeamIT {
    @TempDir
    Path folder;

    private RunningContainer container;
    private int port;

    @BeforeEach
    void start() throws Exception {
        container = RunningContainer.in("felix")
                .feature("demo")
                .configure("io.jackfield.platform", "loops", 1)
                .start();
        port = container.awaitPort("default");
    }

    @AfterEach
    void stop() {
        container.close();
    }

    private Bundle installToy() throws Exception {
        Path jar = BundleBuilder.named("toy.protocol")
                .header("Bundle-Activator", ToyActivator.class.getName())
                .header(
                        "Import-Package",
                        "org.osgi.framework,io.jackfield.api,io.jackfield.api.error,"
                                + "io.jackfield.spi.buffer,io.jackfield.spi.connection,io.jackfield.spi.engine,io.jackfield.spi.parser,"
                                + "io.jackfield.spi.transport")
                .write(
                        folder,
                        ToyActivator.class,
                        ToyProtocol.class,
                        Class.forName(ToyProtocol.class.getName() + "$1"),
                        ToySession.class,
                        ToyStream.class);
        Bundle toy = container.install(jar);
        toy.start();
        // In force when the one loop has acknowledged it: then a new connection speaks it.
        await().ignoreExceptions().until(() -> {
            try (RawClient probe = new RawClient(port)) {
                return probe.send("p HEAD GET /plaintext\np END\n").lines(1).equals(List.of("p HEAD 200"));
            }
        });
        return toy;
    }

    @Test
    void interleavedStreamsReachTheSameHandlers() throws Exception {
        installToy();
        try (RawClient client = new RawClient(port)) {
            client.send("a HEAD POST /echo\nb HEAD GET /plaintext\na DATA abc\nb END\na DATA de\na END\n");
            assertThat(client.lines(3)).isEqualTo(List.of("b HEAD 200", "b DATA Hello, World!", "b END"));
            assertThat(client.lines(3)).satisfies(lines -> {
                assertThat(lines.get(0)).isEqualTo("a HEAD 200");
                assertThat(lines.get(1))
                        .startsWith("a DATA {\"method\":\"POST\"")
                        .contains("\"bodyLength\":5");
                assertThat(lines.get(2)).isEqualTo("a END");
            });
        }
    }

    @Test
    void aLiveConnectionChangesItsProtocolAtABoundary() throws Exception {
        try (RawClient client = new RawClient(port)) {
            assertThat(client.get("/plaintext").status()).isEqualTo(200);
            Bundle toy = installToy();
            client.send("a HEAD GET /plaintext\na END\n");
            assertThat(client.lines(3)).containsExactly("a HEAD 200", "a DATA Hello, World!", "a END");
            // A bundle's stop returns when the drain is over: HTTP/1 is in force again.
            toy.stop();
            assertThat(client.get("/plaintext").status()).isEqualTo(200);
        }
    }
}
