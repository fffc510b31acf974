package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** A framework without bundles, in which the test plays the platform. */
class ServerWatchTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path cache;

    private final Map<String, Map<String, Object>> configurations = new HashMap<>();
    private Framework framework;

    @BeforeEach
    void startFramework() throws Exception {
        FrameworkFactory felix = ServiceLoader.load(FrameworkFactory.class).stream()
                .filter(provider -> provider.type().getName().contains("felix"))
                .findFirst()
                .orElseThrow()
                .get();
        framework = felix.newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
    }

    @AfterEach
    void stopFramework() throws Exception {
        framework.stop();
        framework.waitForStop(0);
    }

    @Test
    void aListeningServerIsReady() throws Exception {
        register("default", listening("127.0.0.1", 4711));
        assertThat(watch("default").await(LONG)).isEqualTo("READY http://127.0.0.1:4711 parser=strict transport=nio");
    }

    @Test
    void aServerWithTlsIsReadyForHttps() throws Exception {
        Map<String, Object> properties = new HashMap<>(listening("127.0.0.1", 4711));
        properties.put("scheme", "https");
        register("default", properties);
        assertThat(watch("default").await(LONG)).startsWith("READY https://127.0.0.1:4711 ");
    }

    @Test
    void aServerThatIsServedByAnotherParserThanAskedForIsNotReady() throws Exception {
        configurations.put("io.jackfield.server~default", Map.of("parser.preferred", "other"));
        register("default", listening("127.0.0.1", 4711));
        assertThatThrownBy(() -> watch("default").await(SOON))
                .isInstanceOf(LaunchException.class)
                .hasMessage("server default: no parser other can serve it, strict does");
    }

    @Test
    void aServerThatIsServedByWhatWasAskedForIsReady() throws Exception {
        configurations.put(
                "io.jackfield.server~default", Map.of("parser.preferred", "strict", "transport.preferred", "nio"));
        register("default", listening("127.0.0.1", 4711));
        assertThat(watch("default").await(LONG)).endsWith("parser=strict transport=nio");
    }

    @Test
    void anAddressOfVersionSixIsBracketed() throws Exception {
        register("default", listening("::1", 1));
        assertThat(watch("default").await(LONG)).startsWith("READY http://[::1]:1 ");
    }

    @Test
    void theDefaultServerIsTheOneThatIsReported() throws Exception {
        register("admin", listening("h", 1));
        register("default", listening("h", 2));
        assertThat(watch("admin", "default").await(LONG)).startsWith("READY http://h:2 ");
    }

    @Test
    void everyServerIsWaitedFor() throws Exception {
        register("default", listening("h", 2));
        ServiceRegistration<?> slow = register("slow", Map.of("state", "starting"));
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                ready.complete(watch("default", "slow").await(LONG));
            } catch (LaunchException e) {
                ready.completeExceptionally(e);
            }
        });
        waiting.start();
        assertThat(ready).isNotDone();
        slow.setProperties(properties("slow", listening("h", 3)));
        assertThat(ready.get(LONG.toSeconds(), TimeUnit.SECONDS)).startsWith("READY http://h:2 ");
    }

    @Test
    void aFailureIsToldAtOnceInOneLine() {
        register("default", Map.of("state", "failed", "error", "port 80 is in use\nsecond line"));
        assertThatThrownBy(() -> watch("default").await(LONG))
                .isInstanceOf(LaunchException.class)
                .hasMessage("server default: port 80 is in use");
    }

    @Test
    void aMissingStrategyIsNamed() {
        register("default", Map.of("state", "starting", "transport", "nio"));
        assertThatThrownBy(() -> watch("default").await(SOON))
                .hasMessage("server default is not up after 0 s: parser missing, transport nio");
    }

    @Test
    void aMissingServerIsNamed() {
        assertThatThrownBy(() -> watch("default").await(SOON))
                .hasMessage("server default is not up after 0 s: no bundle of the chosen features makes one");
    }

    @Test
    void serversAreTheInstancesOfTheFactory() {
        assertThat(ServerWatch.servers(Map.of(
                        "io.jackfield.server~a", Map.of(), "io.jackfield.server", Map.of(), "other~b", Map.of())))
                .containsExactly("a");
    }

    private ServerWatch watch(String... servers) {
        return new ServerWatch(framework.getBundleContext(), Set.of(servers), configurations);
    }

    private static Map<String, Object> listening(String host, int port) {
        return Map.of(
                "state",
                "listening",
                "scheme",
                "http",
                "host",
                host,
                "port",
                port,
                "parser",
                "strict",
                "transport",
                "nio");
    }

    private ServiceRegistration<?> register(String name, Map<String, Object> properties) {
        // a factory may stand for a class that nobody here can load
        return framework
                .getBundleContext()
                .registerService("io.jackfield.api.runtime.ServerStatus", new Nothing(), properties(name, properties));
    }

    @SuppressWarnings("JdkObsolete") // a Dictionary is what the framework takes
    private static Dictionary<String, Object> properties(String name, Map<String, Object> properties) {
        Map<String, Object> prefixed = new HashMap<>(Map.of("jackfield.server.name", name));
        properties.forEach((key, value) -> prefixed.put("jackfield.server." + key, value));
        return new Hashtable<>(prefixed);
    }

    private static final class Nothing implements ServiceFactory<Object> {
        @Override
        public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
            return new Object();
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Object> registration, Object service) {
            // nothing was made for this bundle alone
        }
    }
}
