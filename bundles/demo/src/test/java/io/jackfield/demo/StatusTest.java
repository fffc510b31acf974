package io.jackfield.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.ConnectionDTO;
import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.DrainOptions;
import io.jackfield.api.runtime.LimitsDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.SwapOptions;
import io.jackfield.api.runtime.SwapResult;
import io.jackfield.api.runtime.Switchboard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StatusTest {
    private static final List<BundleRow> BUNDLES = List.of(new BundleRow(7, "io.jackfield.demo", "0.1.0", "active"));

    @Test
    void withoutSwitchboardBundlesAreShown() {
        assertThat(text(null))
                .isEqualTo("{\"bundles\":[{\"id\":7,\"name\":\"io.jackfield.demo\","
                        + "\"version\":\"0.1.0\",\"state\":\"active\"}]}");
    }

    @Test
    void listenersAndStrategiesAreShown() {
        RuntimeDTO runtime = new RuntimeDTO();
        ListenerDTO listener = new ListenerDTO();
        listener.server = "default";
        listener.port = 8080;
        listener.parser = "strict#3";
        listener.requests = 12;
        StrategyDTO strategy = new StrategyDTO();
        strategy.kind = StrategyKind.PARSER.word();
        strategy.name = "strict";
        strategy.generation = 3;
        runtime.listeners = List.of(listener);
        runtime.strategies = List.of(strategy);
        runtime.agents = List.of();
        assertThat(text(new Fixed(runtime)))
                .contains("\"server\":\"default\"", "\"port\":8080", "\"parser\":\"strict#3\"", "\"requests\":12")
                .contains("\"kind\":\"parser\",\"name\":\"strict\",\"generation\":3");
    }

    private static String text(Switchboard switchboard) {
        return new String(Status.json(switchboard, BUNDLES), StandardCharsets.UTF_8);
    }

    private record Fixed(RuntimeDTO runtime) implements Switchboard {
        @Override
        public List<StrategyDTO> strategies(StrategyKind kind) {
            return runtime.strategies;
        }

        @Override
        public List<ListenerDTO> listeners() {
            return runtime.listeners;
        }

        @Override
        public CompletionStage<List<SwapResult>> swap(StrategyKind kind, String name, SwapOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<List<ConnectionDTO>> connections(String server) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LimitsDTO> limits() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<List<DrainDTO>> drain(DrainOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<List<ListenerDTO>> resume(String server) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> supersede(StrategyKind kind, String strategy) {
            throw new UnsupportedOperationException();
        }
    }
}
