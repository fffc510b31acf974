package io.jackfield.conformance.server;

import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ListenOptions;
import io.jackfield.api.Server;
import io.jackfield.api.ServerResponse;
import io.jackfield.conformance.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * The servers on their ports: the {@link Profiles} on eight ports in a row, and on the ninth one that answers every path with what arrived. The
 * log is asked for through {@link #control}.
 */
final class Conformance implements AutoCloseable {
    private final EventLog log = new EventLog();
    private final ScheduledExecutorService timer;
    private final List<Server> servers = new ArrayList<>();

    Conformance(Http http) {
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "jackfield-conformance-timer");
            thread.setDaemon(true);
            return thread;
        });
        servers.addAll(new Profiles(http, new Handler(log, timer), log).servers());
        for (Server server : servers) {
            server.on(Server.CONNECTION, socket -> socket.on(Server.CLOSE, () -> log.add("socket.close")));
        }
        servers.add(http.createServer(new EveryPath()));
    }

    /** Answers on the control port: {@code /__log} gives the log and begins it anew. */
    void control(IncomingMessage request, ServerResponse response) {
        if (request.url().equals("/__log")) {
            response.setHeader("Connection", "close").end(JsonText.bytes(log.drain()));
        } else {
            response.statusCode(404).end();
        }
    }

    /** Listens on ports from the first on; the outcome is told once: null when all are up, else the first failure. */
    void listen(String host, int firstPort, Consumer<Exception> outcome) {
        Countdown countdown = new Countdown(servers.size(), outcome);
        int port = firstPort;
        for (Server server : servers) {
            server.once(Server.LISTENING, countdown::up);
            server.on(Server.ERROR, countdown::failed);
            server.listen(ListenOptions.builder().host(host).port(port++).build());
        }
    }

    /** Waits for all servers, or for the first that fails. */
    private static final class Countdown {
        private final Consumer<Exception> outcome;
        private int left;

        Countdown(int left, Consumer<Exception> outcome) {
            this.left = left;
            this.outcome = outcome;
        }

        synchronized void up() {
            if (--left == 0) {
                outcome.accept(null);
            }
        }

        synchronized void failed(Exception cause) {
            if (left > 0) {
                left = -1;
                outcome.accept(cause);
            }
        }
    }

    @Override
    public void close() {
        servers.forEach(Server::close);
        timer.shutdownNow();
    }
}
