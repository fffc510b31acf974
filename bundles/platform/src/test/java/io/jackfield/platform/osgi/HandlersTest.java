package io.jackfield.platform.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.stream.Writable;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.CoreSettings;
import io.jackfield.platform.core.Generation;
import io.jackfield.platform.dispatch.TunnelHandler;
import io.jackfield.transport.nio.NioTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandlersTest {
    private final Core core = new Core(new CoreSettings(1, 1000, 1000, 0));
    private final List<String> served = new CopyOnWriteArrayList<>();
    private volatile long wait = 10_000;
    private final Handlers handlers = new Handlers(core::currentLoop, () -> wait);

    @BeforeEach
    void open() {
        core.strategies()
                .add(
                        StrategyKind.TRANSPORT,
                        new NioTransport(),
                        "nio",
                        1,
                        new Generation.Registration(Map.of(), "test"));
    }

    @AfterEach
    void close() {
        core.close();
    }

    /** Hands an exchange in on a loop, as an engine does. */
    private FakeExchange request() throws Exception {
        FakeExchange exchange = new FakeExchange();
        onLoop(() -> {
            try {
                handlers.on(exchange.request, exchange.response);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return exchange;
    }

    /** Hands a request to leave HTTP in, as an engine does. */
    private FakeExchange tunnel(String method) throws Exception {
        FakeExchange exchange = new FakeExchange();
        exchange.method = method;
        onLoop(() -> {
            try {
                handlers.onTunnel(exchange.request, exchange.response);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return exchange;
    }

    @Test
    void anUpgradeIsAnOrdinaryRequestAndAConnectEndsItsConnection() throws Exception {
        add("plain", 1, 1);
        assertThat(tunnel("GET").ended).isTrue();
        FakeExchange connect = tunnel("CONNECT");

        assertThat(served).containsExactly("plain");
        assertThat(connect.destroyed).isTrue();
        assertThat(connect.ended).isFalse();
    }

    @Test
    void aHandlerThatKnowsOfTunnelsDecides() throws Exception {
        handlers.add(
                "knows",
                new TunnelHandler() {
                    @Override
                    public void on(IncomingMessage request, ServerResponse response) {
                        response.end();
                    }

                    @Override
                    public void onTunnel(IncomingMessage request, ServerResponse response) {
                        served.add("tunnel " + request.method());
                        response.end();
                    }
                },
                1,
                1);
        tunnel("GET");
        tunnel("CONNECT");

        assertThat(served).containsExactly("tunnel GET", "tunnel CONNECT");
    }

    @Test
    void aConnectWithoutAnyHandlerEndsItsConnectionAfterTheWait() throws Exception {
        wait = 1;
        FakeExchange connect = tunnel("CONNECT");
        await().untilAsserted(() -> assertThat(connect.destroyed).isTrue());
    }

    private void onLoop(Runnable task) throws Exception {
        CompletableFuture.runAsync(task, core.loopInTurn()).get(10, TimeUnit.SECONDS);
    }

    private void add(String name, int ranking, long id) {
        handlers.add(
                name,
                (req, res) -> {
                    served.add(name);
                    res.end();
                },
                ranking,
                id);
    }

    @Test
    void theHighestRankingServesThenTheOldest() throws Exception {
        add("young", 1, 9);
        add("old", 1, 3);
        request();
        add("better", 2, 10);
        request();
        handlers.remove("better", "a.bundle", 1000);
        request();

        assertThat(served).containsExactly("old", "better", "old");
    }

    @Test
    void aRequestWaitsForAHandler() throws Exception {
        FakeExchange exchange = request();
        assertThat(handlers.parked()).isEqualTo(1);

        add("late", 0, 1);

        await().until(() -> exchange.ended);
        assertThat(served).containsExactly("late");
        assertThat(handlers.parked()).isZero();
    }

    @Test
    void itDoesNotWaitForEver() throws Exception {
        wait = 20;
        FakeExchange exchange = request();

        await().until(() -> exchange.ended);
        assertThat(exchange.status).isEqualTo(404);
        assertThat(handlers.parked()).isZero();
    }

    @Test
    void aConnectionThatClosedWaitsNoMore() throws Exception {
        FakeExchange exchange = request();

        onLoop(() -> {
            try {
                exchange.emit(io.jackfield.api.event.Emitter.CLOSE);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(handlers.parked()).isZero();
        add("late", 0, 1);
        assertThat(served).isEmpty();
    }

    @Test
    void aHandlerThatGoesIsWaitedFor() throws Exception {
        handlers.add("slow", (req, res) -> served.add("slow"), 1, 1);
        add("next", 0, 2);
        List<FakeExchange> begun = new ArrayList<>();
        begun.add(request());

        CompletableFuture<Void> removed = CompletableFuture.runAsync(() -> handlers.remove("slow", "a.bundle", 10_000));
        await().until(() -> {
            begun.add(request());
            return served.contains("next");
        });
        assertThat(removed).isNotDone();
        for (FakeExchange exchange : begun) {
            exchange.emit(Writable.FINISH);
        }

        removed.get(5, TimeUnit.SECONDS);
    }

    @Test
    void aRequestWaitsOnWhileWhatTheHandlerBeganIsWaitedFor() throws Exception {
        wait = 1;
        handlers.add("slow", (req, res) -> served.add("slow"), 1, 1);
        FakeExchange begun = request();
        CompletableFuture<Void> removed = CompletableFuture.runAsync(() -> handlers.remove("slow", "a.bundle", 10_000));
        await().until(() -> handlers.departures().expectedFor(0) > 0);

        FakeExchange waiting = request();
        CompletableFuture<Void> later = new CompletableFuture<>();
        core.loopInTurn()
                .execute(() ->
                        core.loopInTurn().deadline(() -> later.complete(null)).arm(100));
        later.get(10, TimeUnit.SECONDS);
        assertThat(waiting.ended).isFalse();

        begun.emit(Writable.FINISH);
        removed.get(5, TimeUnit.SECONDS);
        await().until(() -> waiting.ended);
        assertThat(waiting.status).isEqualTo(404);
    }

    @Test
    void waitingForAHandlerHasAnEnd() throws Exception {
        handlers.add("stuck", (req, res) -> served.add("stuck"), 0, 1);
        request();

        CompletableFuture.runAsync(() -> handlers.remove("stuck", "a.bundle", 20))
                .get(5, TimeUnit.SECONDS);

        request();
        assertThat(served).containsExactly("stuck");
    }
}
