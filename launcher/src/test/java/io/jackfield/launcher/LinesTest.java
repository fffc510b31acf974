package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** A framework without bundles, in which the test plays the service that answers lines. */
class LinesTest {
    @TempDir
    Path cache;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Framework framework;

    @BeforeEach
    void startFramework() throws Exception {
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        framework = factory.newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
    }

    @AfterEach
    void stopFramework() throws Exception {
        framework.stop();
        framework.waitForStop(0);
    }

    @Test
    void eachLineIsAnsweredAndTheEndOfTheInputIsTheEnd() throws Exception {
        register("p", line -> "<" + line + ">");
        register("q", line -> "wrong service");
        read("p", "a\n\nb\u00e9");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("<a>", "<b\u00e9>");
    }

    @Test
    void aLineThatCannotBeAnsweredDoesNotEndTheOthers() throws Exception {
        register("p", line -> {
            if (line.equals("bad")) {
                throw new IllegalArgumentException("no job");
            }
            return line;
        });
        read("p", "bad\ngood\n");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("good");
    }

    @Test
    void theServiceMayComeLate() throws Exception {
        Lines lines = new Lines(framework.getBundleContext(), "p", new PrintStream(out));
        Thread late = new Thread(() -> register("p", line -> line));
        late.start();
        lines.await(Duration.ofSeconds(20));
        late.join();
    }

    @Test
    void aServiceThatDoesNotComeIsNamed() {
        Lines lines = new Lines(framework.getBundleContext(), "p", new PrintStream(out));
        assertThatThrownBy(() -> lines.await(Duration.ofMillis(1)))
                .isInstanceOf(LaunchException.class)
                .hasMessage("nothing answers lines: no service p");
    }

    @Test
    void withoutTheServiceNothingIsAnswered() throws Exception {
        read("p", "a\n");
        assertThat(out.size()).isZero();
    }

    private void read(String pid, String text) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        new Lines(framework.getBundleContext(), pid, print)
                .start(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), end::countDown);
        assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
    }

    // a Dictionary is what the framework takes
    @SuppressWarnings("JdkObsolete")
    private void register(String pid, Function<String, String> service) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of(Constants.SERVICE_PID, pid));
        framework.getBundleContext().registerService(Function.class, service, properties);
    }
}
