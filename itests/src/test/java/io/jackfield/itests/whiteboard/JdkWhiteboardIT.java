package io.jackfield.itests.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.jackfield.api.whiteboard.Whiteboard;
import io.jackfield.itests.BundleBuilder;
import io.jackfield.itests.Load;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Handlers and filters of the JDK's types as services of a bundle that comes and goes. */
@Timeout(120)
class JdkWhiteboardIT {
    private static final String APPLICATION = "jdk.application";
    private static final int UPDATES = 5;

    @TempDir
    Path folder;

    @Test
    void aBundleWrittenForTheJdkIsServedAndUpdatedInPlace() throws Exception {
        try (RunningContainer container = RunningContainer.in("felix")
                .feature("whiteboard-jdk")
                .sharingApi()
                .start()) {
            container.install(BundleBuilder.named(APPLICATION)
                    .header("Bundle-Version", "1.0")
                    .header("Bundle-Activator", JdkApplication.class.getName())
                    .header("Import-Package", "org.osgi.framework,com.sun.net.httpserver")
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
                            "filter /plaintext/* " + APPLICATION + " ", "handler /plaintext/* " + APPLICATION + " ");
            container
                    .context()
                    .registerService(
                            HttpHandler.class,
                            new HelloExchange(),
                            new Hashtable<>(Map.of("osgi.http.jdk.context.path", "/hello")));
            try (RawClient client = new RawClient(port)) {
                assertThat(client.get("/hello").text()).isEqualTo("hello\n");
                assertThat(client.get("/plaintext/below").text()).isEqualTo("Hello, World!");
            }
            container.bundle(APPLICATION).stop();
            try (RawClient client = new RawClient(port)) {
                assertThat(client.get("/plaintext").status()).isEqualTo(404);
            }
        }
    }
}
