package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private final Selection served = new Selection(
            List.of(),
            new HashMap<>(Map.of(Options.DEFAULT_SERVER, new HashMap<>(Map.of("host", "127.0.0.1", "port", 8080)))),
            Set.of(),
            Set.of());

    @Test
    void demoInFelixWithShellIsTheDefault() throws LaunchException {
        Options options = Options.parse();
        assertThat(options.features()).containsExactly("demo");
        assertThat(options.framework()).isEqualTo("felix");
        assertThat(options.shell()).isTrue();
        assertThat(options.help()).isFalse();
    }

    @Test
    void featuresReplaceTheDefaultAndKeepTheirOrder() throws LaunchException {
        assertThat(Options.parse("--feature", "server", "--feature", "parsers").features())
                .containsExactly("server", "parsers");
    }

    @Test
    void serverOptionsAreLaidOverTheFeaturesConfiguration() throws LaunchException {
        Options.parse("--port", "0", "--parser", "strict", "--transport", "epoll")
                .applyTo(served);
        assertThat(served.configurations().get(Options.DEFAULT_SERVER))
                .containsOnly(
                        Map.entry("host", "127.0.0.1"),
                        Map.entry("port", 0),
                        Map.entry("parser.preferred", "strict"),
                        Map.entry("transport.preferred", "epoll"));
    }

    @Test
    void loopsAreThePlatforms() throws LaunchException {
        Options.parse("--loops", "3").applyTo(served);
        assertThat(served.configurations().get(Options.PLATFORM)).containsOnly(Map.entry("loops", 3));
    }

    @Test
    void settingsGoToTheirPidTyped() throws LaunchException {
        Options.parse("--set", "a.b~c:n=17", "--set", "a.b~c:on=true", "--set", "a.b~c:text=x:y=z")
                .applyTo(served);
        assertThat(served.configurations().get("a.b~c"))
                .containsOnly(Map.entry("n", 17L), Map.entry("on", true), Map.entry("text", "x:y=z"));
    }

    @Test
    void serverOptionsWantAServer() throws LaunchException {
        Options options = Options.parse("--feature", "client", "--port", "1");
        assertThatThrownBy(() -> options.applyTo(new Selection(List.of(), new HashMap<>(), Set.of(), Set.of())))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("no server is in feature client");
    }

    @Test
    void thePortIsWithThePartThatAnswersLinesIfThereIsNoServer() throws LaunchException {
        Selection answering = new Selection(List.of(), new HashMap<>(), Set.of(), Set.of("a.b"));
        Options.parse("--port", "1").applyTo(answering);
        assertThat(answering.configurations()).containsOnly(Map.entry("a.b", Map.of("port", 1)));
        Options parser = Options.parse("--port", "1", "--parser", "strict");
        assertThatThrownBy(() -> parser.applyTo(answering)).hasMessageContaining("no server is in feature");
    }

    @ParameterizedTest
    @CsvSource({
        "--prot 1, unknown option --prot",
        "--port, --port wants a value",
        "--port 65536, expected a number from 0 to 65535",
        "--port -1, expected a number from 0 to 65535",
        "--port 8o, expected a number from 0 to 65535",
        "--loops 0, expected a number from 1 to 1024",
        "--framework karaf, expected felix or equinox",
        "--parser *)(x=y, expected a name",
        "--feature ../x, expected a name",
        "--set pid, expected PID:key=value",
        "--set :key=value, expected PID:key=value",
        "--set pid:=value, expected PID:key=value",
    })
    void wrongOptionsAreRefusedInOneLine(String line, String message) {
        assertThatThrownBy(() -> Options.parse(line.split(" ")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }
}
