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
import io.jackfield.platform.core.ConnectionReport;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.Endpoint;
import io.jackfield.platform.core.Generation;
import io.jackfield.platform.core.Strategies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The management view of one {@link PlatformRuntime}: reads the core, and swaps by preference. */
final class Board implements Switchboard {
    /** The framework gives it to every service. */
    private static final String BUNDLE_ID = "service.bundleid";

    private final PlatformRuntime platform;
    private final PreferenceStore store;
    private final Supplier<List<ConfigurationReport>> reports;
    private final Supplier<List<ObserverReport>> observers;

    /**
     * @param reports what other bundles could not follow
     * @param observers what other bundles counted
     */
    Board(
            PlatformRuntime platform,
            PreferenceStore store,
            Supplier<List<ConfigurationReport>> reports,
            Supplier<List<ObserverReport>> observers) {
        this.platform = platform;
        this.store = store;
        this.reports = reports;
        this.observers = observers;
    }

    private Core core() {
        return platform.core();
    }

    /** The listeners' endpoints; the client side is none. */
    private List<Endpoint> endpoints() {
        return core().listening();
    }

    // ---- shows

    @Override
    public List<StrategyDTO> strategies(StrategyKind kind) {
        List<StrategyDTO> all = new ArrayList<>();
        for (Generation<Object> generation : core().strategies().<Object>of(kind)) {
            all.add(describe(generation, serves(generation) ? "active" : idle(generation)));
        }
        core().strategies().draining(kind).forEach(generation -> all.add(describe(generation, "draining")));
        return all;
    }

    private static String idle(Generation<?> generation) {
        String waits = generation.superseded() ? "draining" : "ready";
        return generation.unusable() == null ? waits : "failed";
    }

    private StrategyDTO describe(Generation<?> generation, String state) {
        StrategyDTO told = new StrategyDTO();
        told.kind = generation.kind().word();
        told.name = generation.name();
        told.generation = generation.number();
        told.ranking = generation.ranking();
        told.bundle = generation.bundle();
        told.bundleId = generation.properties().get(BUNDLE_ID) instanceof Long id ? id : -1;
        told.state = state;
        told.reason = generation.unusable();
        told.leases = core().strategies().leases(generation);
        told.taken = generation.taken();
        return told;
    }

    private boolean serves(Generation<?> generation) {
        Strategies strategies = core().strategies();
        return switch (generation.kind()) {
            case CLIENT -> strategies.clientEngine() == generation;
            case AGENT -> strategies.agent() == generation;
            case TLS -> core().tls().provider() == generation;
            default -> endpoints().stream().anyMatch(e -> generation.toString().equals(inForce(generation.kind(), e)));
        };
    }

    private static String inForce(StrategyKind kind, Endpoint endpoint) {
        return switch (kind) {
            case PARSER -> endpoint.parser();
            case TRANSPORT -> endpoint.transport();
            case PROTOCOL -> endpoint.protocol();
            case SERVER -> endpoint.engine();
            case CLIENT, AGENT, TLS -> null;
        };
    }

    @Override
    public List<ListenerDTO> listeners() {
        List<ListenerDTO> all =
                endpoints().stream().map(ServerReport::listener).collect(Collectors.toCollection(ArrayList::new));
        platform.servers().stream()
                .filter(each -> each.server() == null || each.server().address() == null)
                .forEach(each -> all.add(each.listener()));
        return all;
    }

    @Override
    public CompletionStage<List<ConnectionDTO>> connections(String server) {
        try {
            List<CompletableFuture<List<ConnectionDTO>>> parts = (server.isEmpty() ? endpoints() : meant(server))
                    .stream().map(ConnectionReport::of).toList();
            return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                    .thenApply(all -> parts.stream()
                            .flatMap(part -> part.join().stream())
                            .collect(Collectors.toCollection(ArrayList::new)));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public List<LimitsDTO> limits() {
        return endpoints().stream().map(ServerReport::limits).collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public RuntimeDTO runtime() {
        RuntimeDTO now = new RuntimeDTO();
        now.strategies = new ArrayList<>();
        for (StrategyKind kind : StrategyKind.values()) {
            now.strategies.addAll(strategies(kind));
        }
        now.listeners = listeners();
        now.agents = new ArrayList<>();
        platform.factory().facades().forEach(http -> now.agents.addAll(http.agents()));
        now.refusals = platform.refusals().refusals();
        now.unknownKeys = new ArrayList<>();
        reports.get().forEach(report -> {
            now.refusals.addAll(report.refusals());
            now.unknownKeys.addAll(report.unknownKeys());
        });
        now.accessLogs = new ArrayList<>();
        now.latencies = new ArrayList<>();
        observers.get().forEach(report -> {
            now.accessLogs.addAll(report.accessLogs());
            now.latencies.addAll(report.latencies());
        });
        now.uptime = platform.uptime();
        now.longestHold = core().strategies().longestHold() / 1000;
        return now;
    }

    // ---- changes

    @Override
    public CompletionStage<List<SwapResult>> swap(StrategyKind kind, String name, SwapOptions options) {
        CompletableFuture<List<SwapResult>> done;
        try {
            boolean byListener = kind == StrategyKind.PARSER || kind == StrategyKind.TRANSPORT;
            done = byListener ? swapListeners(kind, name, meant(options.server())) : swapAll(kind, name);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
        return options.save() ? done.thenApply(results -> saved(kind, name, options.server(), results)) : done;
    }

    @Override
    public CompletionStage<List<DrainDTO>> drain(DrainOptions options) {
        try {
            CompletableFuture<List<DrainDTO>> drained = platform.drain(options);
            return drained.whenComplete((results, failure) -> platform.servers().forEach(ConfiguredServer::changed));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<List<ListenerDTO>> resume(String server) {
        List<ConfiguredServer> drained = platform.servers().stream()
                .filter(each -> each.drained()
                        && !each.server().listening()
                        && (server.isEmpty() || each.name().equals(server)))
                .toList();
        if (drained.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("no configured server"
                    + (server.isEmpty() ? "" : " is named " + server + " and") + " was drained"));
        }
        CompletableFuture<?>[] listening = drained.stream()
                .map(each -> each.resume().toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(listening).thenApply(all -> drained.stream()
                .map(ConfiguredServer::listener)
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    @Override
    public CompletionStage<Void> supersede(StrategyKind kind, String strategy) {
        try {
            return core().strategies().supersede(kind, strategy);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private List<SwapResult> saved(StrategyKind kind, String name, String server, List<SwapResult> results) {
        try {
            store.save(kind, server, name);
            return results;
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** The endpoints of the server that is meant, or null for all. */
    private List<Endpoint> meant(String server) {
        return server.isEmpty() ? null : core().listening(server);
    }

    private CompletableFuture<List<SwapResult>> swapListeners(StrategyKind kind, String name, List<Endpoint> meant) {
        List<Endpoint> concerned = meant == null ? endpoints() : meant;
        requirePassing(kind, name, concerned);
        Map<Endpoint, String> before = new LinkedHashMap<>();
        concerned.forEach(e -> before.put(e, Objects.requireNonNullElse(inForce(kind, e), "")));
        List<CompletableFuture<Strategies.Swapped>> swaps = new ArrayList<>();
        if (meant == null) {
            swaps.add(core().strategies().prefer(kind, name, null));
        } else {
            meant.forEach(e -> swaps.add(core().strategies().prefer(kind, name, e)));
        }
        return CompletableFuture.allOf(swaps.toArray(CompletableFuture[]::new)).thenApply(all -> {
            List<SwapResult> results = new ArrayList<>();
            before.forEach((endpoint, from) -> results.add(new SwapResult(
                    kind, endpoint.name(), from, Objects.requireNonNullElse(inForce(kind, endpoint), ""))));
            return results.isEmpty() ? List.of(result(swaps.get(0).join())) : results;
        });
    }

    /** A strategy that passes no filter of those concerned could never serve: that is the caller's mistake. */
    private void requirePassing(StrategyKind kind, String name, List<Endpoint> concerned) {
        List<Generation<Object>> named = core().strategies().<Object>of(kind).stream()
                .filter(g -> g.name().equals(name) || g.toString().equals(name))
                .toList();
        boolean passes = concerned.isEmpty()
                || named.isEmpty()
                || concerned.stream().anyMatch(e -> named.stream().anyMatch(g -> passes(kind, g, e)));
        if (!passes) {
            throw new IllegalArgumentException(
                    "the " + kind.word() + ".filter of no listener lets " + name + " pass: change the configuration");
        }
    }

    private static boolean passes(StrategyKind kind, Generation<?> generation, Endpoint endpoint) {
        return (kind == StrategyKind.PARSER
                        ? endpoint.settings().parserFilter()
                        : endpoint.settings().transportFilter())
                .test(generation.properties());
    }

    private CompletableFuture<List<SwapResult>> swapAll(StrategyKind kind, String name) {
        return core().strategies().prefer(kind, name, null).thenApply(swapped -> List.of(result(swapped)));
    }

    private static SwapResult result(Strategies.Swapped swapped) {
        return new SwapResult(
                swapped.kind(),
                "",
                Objects.requireNonNullElse(swapped.from(), ""),
                Objects.requireNonNullElse(swapped.to(), ""));
    }
}
