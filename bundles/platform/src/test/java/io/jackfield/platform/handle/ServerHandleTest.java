package io.jackfield.platform.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.ListenOptions;
import io.jackfield.api.Server;
import io.jackfield.api.error.Coded;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.stream.Duplex;
import io.jackfield.platform.core.Addresses;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerHandleTest {
    private final TestPlatform platform = new TestPlatform();
    private final List<String> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        platform.close();
    }

    private static void get(CompletableFuture<?> future) throws Exception {
        future.get(10, TimeUnit.SECONDS);
    }

    /** Items 108, 109, 304. */
    @Test
    void listensAsynchronouslyAndTellsTheRealPort() throws Exception {
        Server server = platform.http.createServer();
        CompletableFuture<Boolean> onLoop = new CompletableFuture<>();

        server.listen(0, "127.0.0.1", () -> onLoop.complete(platform.core.currentLoop() != null));

        assertThat(onLoop.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.listening()).isTrue();
        assertThat(((InetSocketAddress) server.address()).getPort())
                .isEqualTo(server.port())
                .isPositive();
    }

    @Test
    void listeningTwiceIsTheCallersFault() throws Exception {
        Server server = platform.listening();

        assertThatThrownBy(() -> server.listen(0))
                .extracting(e -> ((Coded) e).code())
                .isEqualTo(ErrorCodes.ERR_SERVER_ALREADY_LISTEN);
        assertThat(server.listening()).isTrue();
    }

    @Test
    void aBusyPortIsAnError() throws Exception {
        Server first = platform.listening();
        Server second = platform.http.createServer();
        CompletableFuture<Exception> error = new CompletableFuture<>();
        second.on(Server.ERROR, error::complete);

        second.listen(first.port(), "127.0.0.1");

        assertThat(Coded.codeOf(error.get(10, TimeUnit.SECONDS))).isEqualTo(ErrorCodes.EADDRINUSE);
        assertThat(second.listening()).isFalse();
        second.listen(0, "127.0.0.1");
        get(second.whenListening().toCompletableFuture());
    }

    @Test
    void anErrorListenerMayListenAgain() throws Exception {
        Server first = platform.listening();
        Server second = platform.http.createServer();
        CompletableFuture<Integer> port = new CompletableFuture<>();
        second.on(Server.ERROR, e -> {
            second.listen(0, "127.0.0.1");
            second.whenListening().thenAccept(s -> port.complete(s.port()));
        });

        second.listen(first.port(), "127.0.0.1");

        assertThat(port.get(10, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void aHostWithoutAddressIsAnError() {
        Server server = platform.http.createServer();

        server.listen(0, "no-such-host.invalid");

        assertThatThrownBy(() -> get(server.whenListening().toCompletableFuture()))
                .isInstanceOf(ExecutionException.class);
    }

    @Test
    void filtersAndFlagsAreCheckedInTheCaller() {
        Server server = platform.http.createServer();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.listen(
                        ListenOptions.builder().parserFilter("strict").build()))
                .withMessageContaining("parserFilter");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        server.listen(ListenOptions.builder().ipv6Only(true).build()))
                .withMessageContaining("ipv6Only");
    }

    /** Item 107. */
    @Test
    void closeFreesThePortAndTells() throws Exception {
        ServerHandle server = platform.listening();
        int port = server.port();
        CompletableFuture<Exception> closed = new CompletableFuture<>();
        server.on(Server.CLOSE, () -> events.add("close"));

        server.close(e -> {
            events.add("callback");
            closed.complete(e);
        });

        assertThat(closed.get(10, TimeUnit.SECONDS)).isNull();
        get(server.whenClosed().toCompletableFuture());
        assertThat(events).containsExactly("callback", "close");
        assertThatThrownBy(() -> new java.net.Socket("127.0.0.1", port)).isInstanceOf(ConnectException.class);
        assertThat(platform.core.endpoints()).containsExactly(platform.core.clientEndpoint());
    }

    @Test
    void closingWhatDoesNotListenTellsSo() throws Exception {
        CompletableFuture<Exception> told = new CompletableFuture<>();

        platform.http.createServer().close(told::complete);

        assertThat(Coded.codeOf(told.get(10, TimeUnit.SECONDS))).isEqualTo(ErrorCodes.ERR_SERVER_NOT_RUNNING);
    }

    @Test
    void closedWhileBindingItNeverListens() throws Exception {
        Server server = platform.http.createServer();
        server.on(Server.LISTENING, () -> events.add("listening"));
        server.on(Server.CLOSE, () -> events.add("close"));

        CountDownLatch workersFree = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            platform.core.workers().submit(() -> workersFree.await(10, TimeUnit.SECONDS));
        }
        server.listen(0, "127.0.0.1");
        CompletableFuture<Server> listening = server.whenListening().toCompletableFuture();
        server.close();
        workersFree.countDown();

        assertThatThrownBy(() -> get(listening)).hasRootCauseMessage("Closed before it listened.");
        get(server.whenClosed().toCompletableFuture());
        assertThat(events).containsExactly("close");
        assertThat(server.address()).isNull();
    }

    /** Item 107, J23. */
    @Test
    void idleConnectionsAreClosedWithTheServer() throws Exception {
        ServerHandle server = platform.listening();
        try (java.net.Socket client = platform.connect(server)) {
            await().until(() -> server.accepted() == 1);

            server.close();

            assertThat(client.getInputStream().read()).isEqualTo(-1);
            get(server.whenClosed().toCompletableFuture());
        }
    }

    @Test
    void anUpgradedConnectionHoldsItOpen() throws Exception {
        ServerHandle server = platform.listening();
        try (java.net.Socket client = platform.connect(server)) {
            client.getOutputStream().write('x');
            assertThat(platform.nextAccepted()).isNotNull();

            server.close();
            server.closeAllConnections();
            CompletableFuture<Integer> count = new CompletableFuture<>();
            server.getConnections((error, n) -> count.complete(n));

            assertThat(count.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(server.whenClosed().toCompletableFuture()).isNotDone();
        }
        await().until(() -> platform.accepted.isEmpty());
    }

    @Test
    void moreThanMaxConnectionsAreDropped() throws Exception {
        ServerHandle server = platform.listening();
        server.maxConnections(1);
        server.on(Server.CONNECTION, s -> events.add("connection"));
        server.on(Server.DROP, (local, remote) -> events.add("drop " + Addresses.host(remote)));

        try (java.net.Socket first = platform.connect(server)) {
            await().until(() -> events.size() == 1);
            try (java.net.Socket second = platform.connect(server)) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(first.isConnected()).isTrue();
        }
        assertThat(events).containsExactly("connection", "drop 127.0.0.1");
    }

    @Test
    void aParkedPortGoesToItsSuccessor() throws Exception {
        ServerHandle old = platform.listening();
        int port = old.port();
        old.park(10_000);
        get(old.whenClosed().toCompletableFuture());

        try (java.net.Socket early = new java.net.Socket("127.0.0.1", port)) {
            early.setSoTimeout(10_000);
            early.getOutputStream().write('x');
            Server successor = platform.factory.newHttp("successor").createServer();
            successor.listen(port, "127.0.0.1");
            get(successor.whenListening().toCompletableFuture());

            assertThat(platform.nextAccepted().remotePort()).isEqualTo(early.getLocalPort());
        }
    }

    @Test
    void anInjectedStreamIsAConnection() throws Exception {
        ServerHandle server = platform.listening();
        List<Duplex> pair = platform.http.duplexPair();
        server.on(Server.CONNECTION, stream -> events.add(stream == pair.get(0) ? "the very stream" : "another"));

        server.emit(Server.CONNECTION, pair.get(0));
        pair.get(1).write("hello");

        assertThat(platform.nextAccepted().remoteAddress()).isNull();
        assertThat(events).containsExactly("the very stream");
        assertThat(server.connectionCount()).isEqualTo(1);
        pair.get(0).destroy();
        await().until(() -> server.connectionCount() == 0);
    }

    @Test
    void limitsAreCheckedAndReadBack() {
        Server server = platform.http.createServer();

        assertThat(server.timeout(7).keepAliveTimeout(8).headersTimeout(9).timeout())
                .isEqualTo(7);
        assertThat(server.keepAliveTimeout()).isEqualTo(8);
        assertThat(server.headersTimeout()).isEqualTo(9);
        assertThatIllegalArgumentException().isThrownBy(() -> server.maxConnections(-1));
    }

    @Test
    void aClosedFacadeMakesNothing() throws Exception {
        ServerHandle server = platform.listening();
        int port = server.port();

        platform.http.close();

        assertThatThrownBy(() -> new java.net.Socket("127.0.0.1", port)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> platform.http.createServer())
                .extracting(e -> ((Coded) e).code())
                .isEqualTo(ErrorCodes.ERR_JACKFIELD_CLOSED);
    }
}
