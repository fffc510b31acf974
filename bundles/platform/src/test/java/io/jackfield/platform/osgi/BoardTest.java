package io.jackfield.platform.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.api.runtime.ObserverReport;
import io.jackfield.api.runtime.Refusals;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.SwapOptions;
import io.jackfield.api.runtime.SwapResult;
import io.jackfield.platform.core.Generation;
import io.jackfield.platform.handle.HttpFacade;
import io.jackfield.transport.nio.NioTransport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardTest {
    private final PlatformRuntime platform = new PlatformRuntime(Map.of("drainTime", 500));
    private final List<String> saved = new CopyOnWriteArrayList<>();
    private final Refusals elsewhere = new Refusals();
    private final ObserverReport counting = new ObserverReport() {
        @Override
        public List<AccessLogDTO> accessLogs() {
            return List.of(new AccessLogDTO());
        }
    };
    private final Board board = new Board(platform, this::save, () -> List.of(elsewhere), () -> List.of(counting));

    private void save(StrategyKind kind, String server, String name) throws IOException {
        if (name.equals("unsaved")) {
            throw new IOException("no server is configured");
        }
        saved.add(kind + " " + server + " " + name);
    }

    @BeforeEach
    void open() throws Exception {
        register(StrategyKind.TRANSPORT, new NioTransport(), "nio", 1);
        register(StrategyKind.PARSER, new FakeParser("strict"), "strict", 100);
        register(StrategyKind.PARSER, new FakeParser("netty"), "netty", 50);
        register(StrategyKind.PARSER, new FakeParser("unsaved"), "unsaved", 10);
        listen("main", "");
        listen("strictly", "(jackfield.name=strict)");
    }

    private void listen(String name, String parserFilter) throws Exception {
        HttpFacade http = platform.factory().newHttp(name);
        http.createServer(io.jackfield.api.ServerOptions.builder().name(name).build())
                .listen(io.jackfield.api.ListenOptions.builder()
                        .host("127.0.0.1")
                        .parserFilter(parserFilter)
                        .build())
                .whenListening()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private void register(StrategyKind kind, Object service, String name, int ranking) {
        Map<String, ?> properties = Map.of("jackfield.name", name, "service.ranking", ranking);
        platform.core().strategies().add(kind, service, name, ranking, new Generation.Registration(properties, "b:1"));
    }

    private List<String> swap(StrategyKind kind, String name, SwapOptions options) throws Exception {
        return board.swap(kind, name, options).toCompletableFuture().get(10, TimeUnit.SECONDS).stream()
                .map(r -> r.server() + ": " + r)
                .toList();
    }

    @Test
    void showsWhatServesAndWhatCould() {
        RuntimeDTO now = board.runtime();

        assertThat(now.accessLogs).hasSize(1);
        assertThat(now.latencies).isEmpty();

        assertThat(now.strategies.stream().map(s -> s.kind + " " + s + " " + s.state + " " + s.bundle))
                .containsExactly(
                        "parser strict#1 active b:1",
                        "parser netty#2 ready b:1",
                        "parser unsaved#3 ready b:1",
                        "transport nio#1 active b:1");
        assertThat(now.listeners.stream().map(l -> l.server + " " + l.state + " " + l.parser + " " + l.transport))
                .containsExactly("main listening strict#1 nio#1", "strictly listening strict#1 nio#1");
    }

    @Test
    void aSwapTellsEveryListener() throws Exception {
        assertThat(swap(StrategyKind.PARSER, "netty", SwapOptions.DEFAULTS))
                .containsExactly(
                        "main: swapped parser strict#1 -> netty#2", "strictly: swapped parser strict#1 -> strict#1");
        assertThat(board.strategies(StrategyKind.PARSER).stream().map((StrategyDTO s) -> s.state))
                .containsExactly("active", "active", "ready");
    }

    @Test
    void oneServerCanBeMeant() throws Exception {
        assertThat(swap(StrategyKind.PARSER, "netty", SwapOptions.DEFAULTS.withServer("main")))
                .containsExactly("main: swapped parser strict#1 -> netty#2");
    }

    @Test
    void mistakesAreRefusedAndChangeNothing() {
        assertThatThrownBy(() -> swap(StrategyKind.PARSER, "nity", SwapOptions.DEFAULTS))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("registered: strict, netty");
        assertThatThrownBy(() -> swap(StrategyKind.PARSER, "netty", SwapOptions.DEFAULTS.withServer("none")))
                .hasMessageContaining("servers: main, strictly");
        assertThatThrownBy(() -> swap(StrategyKind.PARSER, "netty", SwapOptions.DEFAULTS.withServer("strictly")))
                .hasMessageContaining("parser.filter of no listener lets netty pass");
        assertThat(board.listeners()).allMatch(l -> l.parser.equals("strict#1"));
    }

    @Test
    void aPreferenceIsSavedWhenAsked() throws Exception {
        swap(StrategyKind.PARSER, "netty", SwapOptions.DEFAULTS);
        assertThat(saved).isEmpty();

        swap(StrategyKind.PARSER, "netty", SwapOptions.DEFAULTS.withSave(true));
        assertThat(saved).containsExactly("PARSER  netty");
    }

    @Test
    void whatCouldNotBeSavedIsInForceAllTheSame() {
        assertThatThrownBy(() -> swap(StrategyKind.PARSER, "unsaved", SwapOptions.DEFAULTS.withSave(true)))
                .hasRootCauseInstanceOf(IOException.class);

        assertThat(board.listeners().get(0).parser).isEqualTo("unsaved#3");
    }

    @Test
    void aResultIsOneLine() {
        assertThat(new SwapResult(StrategyKind.AGENT, "", "", "pooling#1"))
                .hasToString("swapped agent none -> pooling#1");
    }
}
