package io.jackfield.platform.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Http;
import io.jackfield.api.provider.HttpProvider;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.CoreSettings;
import io.jackfield.platform.core.Generation;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedStrategiesTest {
    /** A provider that works. */
    public static class Good implements ParserFactory {
        @Override
        public String name() {
            return "good";
        }

        @Override
        public int ranking() {
            return 7;
        }

        @Override
        public Parser newParser(ParserSpec spec) {
            throw new UnsupportedOperationException("nothing is parsed");
        }
    }

    /** A provider that can not be made. */
    public static final class Broken extends Good {
        /** Fails. */
        public Broken() {
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void oneBrokenProviderLeavesTheOthers(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(
                services.resolve(ParserFactory.class.getName()),
                List.of(Broken.class.getName(), "no.such.Provider", Good.class.getName()));
        try (Core core = new Core(CoreSettings.defaults());
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            new LoadedStrategies(core.strategies())
                    .add(
                            StrategyKind.PARSER,
                            ServiceLoader.load(ParserFactory.class, loader),
                            ParserFactory::name,
                            ParserFactory::ranking);

            // beside the parsers on the test's own class path
            List<Generation<ParserFactory>> found = core.strategies().of(StrategyKind.PARSER);
            assertThat(found)
                    .filteredOn(generation -> generation.name().equals("good"))
                    .singleElement()
                    .satisfies(good ->
                            assertThat(good.properties().get("service.ranking")).isEqualTo(7));
        }
    }

    @Test
    void newHttpFindsThePlatformAndItsTransports() throws Exception {
        assertThat(HttpProvider.find()).isInstanceOf(PlatformHttpProvider.class);
        try (Http http = Http.newHttp();
                Http second = Http.newHttp()) {
            http.createServer()
                    .listen(0, "127.0.0.1")
                    .whenListening()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            http.close();
            second.execute(() -> {});
        }
    }

    @Test
    void aReferencedServerKeepsTheProcessAlive() {
        ProcessHold hold = new ProcessHold();
        assertThat(holders()).isZero();

        hold.change(true);
        hold.change(true);
        assertThat(holders()).isEqualTo(1);
        hold.change(false);
        assertThat(holders()).isEqualTo(1);
        hold.change(false);

        org.awaitility.Awaitility.await().until(() -> holders() == 0);
    }

    private static long holders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("jackfield-alive") && !t.isDaemon())
                .count();
    }
}
