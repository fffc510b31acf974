package io.jackfield.itests.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.itests.RunningContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A configured server with TLS, whose certificate, and whose TLS bundle, are replaced while connections are made. */
@Timeout(120)
class TlsIT {
    static final String PID = "io.jackfield.server~secure";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private RunningContainer container;
    private KeyStoreFile first;
    private KeyStoreFile second;
    private int port;

    @BeforeEach
    void start() throws Exception {
        first = KeyStoreFile.make(folder.resolve("first.p12"));
        second = KeyStoreFile.make(folder.resolve("second.p12"));
        RunningContainer.Builder builder = RunningContainer.in("felix").feature("demo", "tls");
        // a busy machine may take its time to update a bundle
        builder.configure("io.jackfield.platform", "parkTime", 30_000);
        configuration(first).forEach((key, value) -> builder.configure(PID, key, value));
        container = builder.start();
        port = container.awaitPort("secure");
    }

    static Map<String, Object> configuration(KeyStoreFile store) {
        Map<String, Object> values = new HashMap<>();
        values.put("host", "127.0.0.1");
        values.put("port", 0);
        values.put("keepAliveTimeout", 110_000);
        values.put("tls.keystore", store.file().toString());
        values.put("tls.passphrase", KeyStoreFile.PASSWORD);
        return values;
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void theCertificateIsReplacedUnderLoad() throws Exception {
        try (SSLSocket kept = Handshakes.connect(port);
                Handshakes load = Handshakes.on(port, 2)) {
            assertThat(Handshakes.ask(kept, "keep-alive")).startsWith("HTTP/1.1 200");
            await().atMost(LIMIT).until(() -> load.done() > 20);
            container.configure(PID, configuration(second));
            await().atMost(LIMIT).until(() -> Handshakes.shown(port).equals(second.certificate()));
            first.replace(second);
            await().atMost(LIMIT).until(() -> Handshakes.shown(port).equals(first.certificate()));
            int before = load.done();
            await().atMost(LIMIT).until(() -> load.done() > before + 20);
            assertThat(Handshakes.ask(kept, "keep-alive")).startsWith("HTTP/1.1 200");
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    void aBadKeyStoreIsRefusedAndTheOldOneStays() throws Exception {
        Map<String, Object> wrong = configuration(second);
        wrong.put("tls.passphrase", "wrong");
        container.configure(PID, wrong);
        container.configure("io.jackfield.server~other", Map.of("host", "127.0.0.1", "port", 0));
        container.awaitPort("other");
        assertThat(Handshakes.shown(port)).isEqualTo(first.certificate());
    }

    @Test
    void theTlsBundleIsReplaced() throws Exception {
        try (SSLSocket kept = Handshakes.connect(port)) {
            assertThat(Handshakes.ask(kept, "keep-alive")).startsWith("HTTP/1.1 200");
            container.stop("io.jackfield.tls");
            assertThat(Handshakes.ask(kept, "keep-alive")).startsWith("HTTP/1.1 200");
            CompletableFuture<Object> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return Handshakes.shown(port);
                } catch (Exception e) {
                    return e;
                }
            });
            container.start("io.jackfield.tls");
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(first.certificate());
            try (Handshakes load = Handshakes.on(port, 2)) {
                await().atMost(LIMIT).until(() -> load.done() > 10);
                container.update("io.jackfield.tls");
                int before = load.done();
                await().atMost(LIMIT).until(() -> load.done() > before + 10);
                assertThat(load.failures()).isEmpty();
            }
            assertThat(Handshakes.ask(kept, "keep-alive")).startsWith("HTTP/1.1 200");
        }
    }
}
