package io.jackfield.metrics;

import io.jackfield.api.runtime.LatencyDTO;
import io.jackfield.api.runtime.ObserverReport;
import io.jackfield.platform.observe.SeenConnection;
import io.jackfield.platform.observe.SeenExchange;
import io.jackfield.platform.observe.ServerObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long exchanges took, a {@link Histogram} for each listener, the generations that served and the class of the status. Thread-safe. However
 * many generations come and go it stays bounded: beyond {@link #MOST} histograms their names are left out.
 */
class Latencies implements ServerObserver, ObserverReport {
    /** The most histograms that are kept apart. */
    static final int MOST = 500;

    private final Map<Key, Histogram> histograms = new ConcurrentHashMap<>();
    private volatile Set<String> servers = Set.of();

    /** What is counted together. */
    private record Key(String server, int port, String transport, String parser, String engine, String status) {
        static Key of(SeenExchange exchange) {
            SeenConnection on = exchange.connection();
            return new Key(
                    on.server(),
                    on.localPort(),
                    on.transport(),
                    exchange.parser(),
                    exchange.engine(),
                    exchange.tunnel() ? "tunnel" : classOf(exchange.status()));
        }

        private static String classOf(int status) {
            return switch (status / 100) {
                case 1 -> "1xx";
                case 2 -> "2xx";
                case 3 -> "3xx";
                case 4 -> "4xx";
                case 5 -> "5xx";
                default -> status == 0 ? "none" : "other";
            };
        }

        Key anyGeneration() {
            return new Key(server, port, "", "", "", status);
        }
    }

    /** Measures these servers from now on; all if there is none. */
    void follow(Set<String> meant) {
        servers = meant;
    }

    @Override
    public void over(SeenExchange exchange) {
        Set<String> meant = servers;
        if (meant.isEmpty() || meant.contains(exchange.connection().server())) {
            histogram(Key.of(exchange)).took(exchange.nanos());
        }
    }

    private Histogram histogram(Key key) {
        Histogram known = histograms.get(key);
        if (known != null) {
            return known;
        }
        Key kept = histograms.size() < MOST ? key : key.anyGeneration();
        return histograms.computeIfAbsent(kept, made -> new Histogram());
    }

    @Override
    public List<LatencyDTO> latencies() {
        List<LatencyDTO> all = new ArrayList<>();
        histograms.forEach((key, histogram) -> {
            LatencyDTO now = new LatencyDTO();
            now.server = key.server;
            now.port = key.port;
            now.transport = key.transport;
            now.parser = key.parser;
            now.engine = key.engine;
            now.status = key.status;
            histogram.tell(now);
            all.add(now);
        });
        return all;
    }
}
