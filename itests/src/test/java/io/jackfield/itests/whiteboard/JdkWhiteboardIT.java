package io.jackfield.itests.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.jackfield.api.whiteboard.Whiteboard;
import io.jackfield.itests.BundleBuilder;
import io.jackfield.itests.Load;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import io.jackfield.itests.tls.KeyStoreFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers and filters of the JDK's types as services of a bundle that comes and goes. */
@Timeout(120)
class JdkWhiteboardIT {
    private static final String APPLICATION = "jdk.application";
    private static final String SECURE = "io.jackfield.server~secure";
    private static final int UPDATES = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void aBundleWrittenForTheJdkIsServedAndUpdatedInPlace(String framework) throws Exception {
        KeyStoreFile store = KeyStoreFile.make(folder.resolve("own.p12"));
        try (RunningContainer container = RunningContainer.in(framework)
                .feature("whiteboard-jdk", "tls")
                .configure(SECURE, "host", "127.0.0.1")
                .configure(SECURE, "port", 0)
                .configure(SECURE, "tls.keystore", store.file().toString())
                .configure(SECURE, "tls.passphrase", KeyStoreFile.PASSWORD)
                .sharingApi()
                .start()) {
            container.install(BundleBuilder.named(APPLICATION)
                    .header("Bundle-Version", "1.0")
                    .header("Bundle-Activator", JdkApplication.class.getName())
                    .header("Import-Package", "org.osgi.framework,javax.net.ssl,com.sun.net.httpserver")
                    .write(folder, JdkApplication.class, JdkApplication.Passing.class));
            container.awaitService(
                    "io.jackfield.api.listener.RequestListener", "(jackfield.handler.path=/plaintext/\\*)");
            int port = container.awaitPort("default");
            try (Load load = Load.start(port, 4)) {
                for (int i = 0; i < UPDATES; i++) {
                    load.awaitMore(50);
                    container.update(APPLICATION);
                    load.awaitMore(50);
                    container.update("io.jackfield.whiteboard.jdk");
                }
                load.awaitMore(50);
                assertThat(load.stop()).isEmpty();
            }
            assertThat(container.service(Whiteboard.class).mounts())
                    .extracting(dto -> dto.kind + " " + dto.path + " " + dto.bundle + " " + dto.problem)
                    .containsExactly(
                            "filter /plaintext/* " + APPLICATION + " ",
                            "handler /plaintext/* " + APPLICATION + " ",
                            "handler /session/* " + APPLICATION + " ");
            container
                    .context()
                    .registerService(
                            HttpHandler.class,
                            new HelloExchange(),
                            new Hashtable<>(Map.of("osgi.http.jdk.context.path", "/hello")));
            try (RawClient client = new RawClient(port)) {
                assertThat(client.get("/hello").text()).isEqualTo("hello\n");
                assertThat(client.get("/plaintext/below").text()).isEqualTo("Hello, World!");
                assertThat(client.get("/session").text()).isEqualTo("none");
            }
            assertThat(ask(store, container.awaitPort("secure"), "/session")).startsWith("TLSv1.3 TLS_");
            container.bundle(APPLICATION).stop();
            try (RawClient client = new RawClient(port)) {
                assertThat(client.get("/plaintext").status()).isEqualTo(404);
            }
        }
    }

    private static String ask(KeyStoreFile trusted, int port, String path) throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(trusted.trust()).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
