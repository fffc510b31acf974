package io.jackfield.shell;

import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.api.runtime.ConnectionDTO;
import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.DrainOptions;
import io.jackfield.api.runtime.LatencyDTO;
import io.jackfield.api.runtime.LimitsDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.RefusalDTO;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.SwapOptions;
import io.jackfield.api.runtime.SwapResult;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.api.runtime.UnknownKeyDTO;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers what it was given and writes down what it was asked. */
final class FixedSwitchboard implements Switchboard {
    final List<StrategyDTO> strategies = new ArrayList<>();
    final List<ListenerDTO> listeners = new ArrayList<>();
    final CompletableFuture<List<SwapResult>> swap = new CompletableFuture<>();
    final List<ConnectionDTO> connections = new ArrayList<>();
    final List<LimitsDTO> limits = new ArrayList<>();
    final List<DrainDTO> drains = new ArrayList<>();
    final List<RefusalDTO> refusals = new ArrayList<>();
    final List<UnknownKeyDTO> unknownKeys = new ArrayList<>();
    final List<AccessLogDTO> accessLogs = new ArrayList<>();
    final List<LatencyDTO> latencies = new ArrayList<>();
    String asked;

    @Override
    public List<StrategyDTO> strategies(StrategyKind kind) {
        return strategies.stream().filter(each -> each.kind.equals(kind.word())).toList();
    }

    @Override
    public List<ListenerDTO> listeners() {
        return listeners;
    }

    @Override
    public RuntimeDTO runtime() {
        RuntimeDTO runtime = new RuntimeDTO();
        runtime.listeners = listeners;
        runtime.strategies = strategies;
        runtime.agents = List.of();
        runtime.refusals = refusals;
        runtime.unknownKeys = unknownKeys;
        runtime.accessLogs = accessLogs;
        runtime.latencies = latencies;
        runtime.uptime = 61_000;
        return runtime;
    }

    @Override
    public CompletionStage<List<SwapResult>> swap(StrategyKind kind, String name, SwapOptions options) {
        asked = kind + " " + name + " " + options.server() + " " + options.save();
        return swap;
    }

    @Override
    public CompletionStage<List<ConnectionDTO>> connections(String server) {
        asked = "connections " + server;
        return CompletableFuture.completedFuture(connections);
    }

    @Override
    public List<LimitsDTO> limits() {
        return limits;
    }

    @Override
    public CompletionStage<List<DrainDTO>> drain(DrainOptions options) {
        asked = "drain " + options.server() + " " + options.notice() + " " + options.idle() + " " + options.deadline();
        return CompletableFuture.completedFuture(drains);
    }

    @Override
    public CompletionStage<List<ListenerDTO>> resume(String server) {
        asked = "resume " + server;
        return CompletableFuture.completedFuture(listeners);
    }

    @Override
    public CompletionStage<Void> supersede(StrategyKind kind, String strategy) {
        asked = "supersede " + kind + " " + strategy;
        return CompletableFuture.completedFuture(null);
    }

    static StrategyDTO strategy(StrategyKind kind, String name, long generation) {
        StrategyDTO strategy = new StrategyDTO();
        strategy.kind = kind.word();
        strategy.name = name;
        strategy.generation = generation;
        strategy.ranking = 100;
        strategy.state = "active";
        strategy.leases = 3;
        strategy.bundle = "io.jackfield." + kind.word() + "." + name + ":0.1.0.SNAPSHOT";
        return strategy;
    }

    static ListenerDTO listener(String server, String host, int port) {
        ListenerDTO listener = new ListenerDTO();
        listener.server = server;
        listener.host = host;
        listener.port = port;
        listener.state = "listening";
        listener.parser = "strict#3";
        listener.transport = "epoll#5";
        listener.connections = 32;
        listener.requests = 123_456_789;
        listener.tls = "";
        listener.error = "";
        return listener;
    }
}
