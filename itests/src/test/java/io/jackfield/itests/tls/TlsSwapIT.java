package io.jackfield.itests.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.itests.Board;
import io.jackfield.itests.RunningContainer;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.wiring.BundleWiring;

/** The makers of TLS engines are exchanged for each other, and updated, while connections are made. */
@Timeout(180)
class TlsSwapIT {
    private static final String BUNDLE = "io.jackfield.tls.openssl";
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private Board board;
    private int port;

    @Test
    void enginesOfTheJdkAndOfOpenSsl() throws Exception {
        KeyStoreFile store = KeyStoreFile.make(folder.resolve("own.p12"));
        RunningContainer.Builder builder =
                RunningContainer.in("felix").feature("demo", "tls-openssl").sharingApi();
        // a busy machine may take its time to update a bundle
        builder.configure("io.jackfield.platform", "parkTime", 30_000);
        TlsIT.configuration(store).forEach((key, value) -> builder.configure(TlsIT.PID, key, value));
        try (RunningContainer container = builder.start()) {
            port = container.awaitPort("secure");
            container.awaitService(
                    "io.jackfield.api.runtime.ServerStatus",
                    "(&(jackfield.server.name=secure)(jackfield.server.scheme=https))");
            board = new Board(container);
            awaitEngines("openssl");
            try (SSLSocket kept = Handshakes.connect(port);
                    Handshakes load = Handshakes.on(port, 2)) {
                assertThat(Handshakes.ask(kept, "keep-alive")).startsWith("HTTP/1.1 200");
                swaps(load);
                bundleComesAndGoes(container, load);
                handshakesAreCounted();
                assertThat(Handshakes.ask(kept, "keep-alive")).startsWith("HTTP/1.1 200");
                assertThat(load.failures()).isEmpty();
                theLibraryIsMissing(container);
            }
        }
    }

    private void swaps(Handshakes load) throws Exception {
        for (String name : new String[] {"jdk", "openssl", "jdk", "openssl"}) {
            board.swap(StrategyKind.TLS, name);
            awaitEngines(name);
            awaitMore(load);
        }
    }

    private void bundleComesAndGoes(RunningContainer container, Handshakes load) throws Exception {
        WeakReference<ClassLoader> old = new WeakReference<>(
                container.bundle(BUNDLE).adapt(BundleWiring.class).getClassLoader());
        container.stop(BUNDLE);
        awaitEngines("jdk");
        awaitMore(load);
        container.update(BUNDLE);
        container.start(BUNDLE);
        awaitEngines("openssl");
        awaitMore(load);
        await().atMost(LIMIT).until(() -> {
            System.gc();
            return old.get() == null;
        });
    }

    private void handshakesAreCounted() throws Exception {
        ListenerDTO before = board.listener(port);
        assertThat(before.handshakes).isGreaterThan(50);
        assertThat(before.handshakeFailures).isZero();
        try (Socket plain = new Socket("127.0.0.1", port)) {
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            plain.getInputStream().readAllBytes();
        }
        await().atMost(LIMIT).until(() -> board.listener(port).handshakesBroken == 1);
        assertThat(board.listener(port).handshakeFailures).isEqualTo(1);
    }

    /** The bundle is there and its library is not: it is listed with the reason, and never chosen. The refresh takes all of Netty along. */
    private void theLibraryIsMissing(RunningContainer container) throws Exception {
        container.stop(BUNDLE);
        awaitEngines("jdk");
        container.bundle("io.netty.tcnative-boringssl-static").uninstall();
        container.refresh("io.netty.tcnative-classes");
        container.start(BUNDLE);
        await().atMost(LIMIT).until(() -> board.strategies(StrategyKind.TLS).stream()
                .anyMatch(each -> each.name.equals("openssl") && each.state.equals("failed")));
        assertThat(board.strategies(StrategyKind.TLS))
                .filteredOn(each -> each.name.equals("openssl"))
                .singleElement()
                .extracting(each -> each.reason)
                .asString()
                .startsWith("Netty's native library for OpenSSL can not be used here: ");
        awaitEngines("jdk");
    }

    private void awaitEngines(String name) {
        await().atMost(LIMIT).until(() -> board.listener(port).tls.startsWith(name + "#"));
    }

    private static void awaitMore(Handshakes load) {
        int before = load.done();
        await().atMost(LIMIT).until(() -> load.done() > before + 10);
    }
}
