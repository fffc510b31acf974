package io.jackfield.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.itests.BundleBuilder;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

/**
 * The feature {@code configuration}: a bundle that carries a configuration as JSON opens a listener, changes it in place when it is updated, and
 * closes it when it goes; and the feature {@code metatype}: tools are told what can be configured.
 */
@Timeout(60)
class ConfiguratorIT {
    private static final String STATUS = "io.jackfield.api.runtime.ServerStatus";
    private static final String SECOND = "(jackfield.server.name=second)";
    private static final String LONG =
            "GET /plaintext HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(200) + "\r\n\r\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void aBundleBringsAListener(String framework) throws Exception {
        try (RunningContainer container =
                RunningContainer.in(framework).feature("all", "configuration").start()) {
            container.awaitPort("default");
            new MetatypeService(container).tellsWhatTheBundlesSay();
            Bundle bundle = container.install(bundle(8192));
            int port = container.awaitPort("second");
            try (RawClient client = new RawClient(port)) {
                assertThat(client.send(LONG).receive().status()).isEqualTo(200);
                bundle(100);
                bundle.update();
                await("the limit of the updated bundle")
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> client.send(LONG).receive().status() == 431);
            }
            assertThat(container.awaitPort("second")).isEqualTo(port);
            bundle.uninstall();
            await("no second listener")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> container.service(STATUS, SECOND) == null);
        }
    }

    private Path bundle(int maxHeaderSize) throws Exception {
        return BundleBuilder.named("example.listener")
                .header("Bundle-Version", "1.0." + maxHeaderSize)
                .header("Require-Capability", "osgi.extender;filter:=\"(osgi.extender=osgi.configurator)\"")
                .file("OSGI-INF/configurator/listener.json", """
                        {
                          ":configurator:resource-version": 1,
                          "io.jackfield.server~second": {
                            "host": "127.0.0.1",
                            "port:Integer": 0,
                            "maxHeaderSize:Integer": %d
                          }
                        }
                        """.formatted(maxHeaderSize))
                .write(folder);
    }
}
