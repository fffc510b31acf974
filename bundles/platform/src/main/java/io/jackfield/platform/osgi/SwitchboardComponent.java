package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.ConfigurationReport;
import io.jackfield.api.runtime.ConnectionDTO;
import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.DrainOptions;
import io.jackfield.api.runtime.LimitsDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.ObserverReport;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.SwapOptions;
import io.jackfield.api.runtime.SwapResult;
import io.jackfield.api.runtime.Switchboard;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The {@link Board} as a service. */
@Component(service = Switchboard.class)
public final class SwitchboardComponent implements Switchboard {
    @Reference
    private volatile PlatformComponent platform;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile ConfigurationAdmin admin;

    @Reference(policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ConfigurationReport> reports;

    @Reference(policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ObserverReport> observers;

    private Board board;

    @Activate
    void activate() {
        board = new Board(platform.runtime(), new AdminPreferences(() -> admin), () -> reports, () -> observers);
    }

    @Override
    public List<StrategyDTO> strategies(StrategyKind kind) {
        return board.strategies(kind);
    }

    @Override
    public List<ListenerDTO> listeners() {
        return board.listeners();
    }

    @Override
    public RuntimeDTO runtime() {
        return board.runtime();
    }

    @Override
    public CompletionStage<List<SwapResult>> swap(StrategyKind kind, String name, SwapOptions options) {
        return board.swap(kind, name, options);
    }

    @Override
    public CompletionStage<List<ConnectionDTO>> connections(String server) {
        return board.connections(server);
    }

    @Override
    public List<LimitsDTO> limits() {
        return board.limits();
    }

    @Override
    public CompletionStage<List<DrainDTO>> drain(DrainOptions options) {
        return board.drain(options);
    }

    @Override
    public CompletionStage<List<ListenerDTO>> resume(String server) {
        return board.resume(server);
    }

    @Override
    public CompletionStage<Void> supersede(StrategyKind kind, String strategy) {
        return board.supersede(kind, strategy);
    }
}
