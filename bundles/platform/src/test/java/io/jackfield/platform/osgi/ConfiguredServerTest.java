package io.jackfield.platform.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.ServerStatus;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.Generation;
import io.jackfield.transport.nio.NioTransport;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfiguredServerTest {
    private final PlatformRuntime platform = new PlatformRuntime(Map.of("drainTime", "500", "overlapTime", 0));
    private final ConfiguredServer server = new ConfiguredServer(platform);
    private final AtomicReference<Map<String, Object>> status = new AtomicReference<>(Map.of());

    @AfterEach
    void close() {
        server.close();
        platform.close();
    }

    private static Map<String, Object> configuration(Object... pairs) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("service.pid", "io.jackfield.server~main");
        properties.put("host", "127.0.0.1");
        properties.put("port", 0);
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put((String) pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    private void awaitState(String state) {
        await().until(() -> state.equals(status.get().get(ServerStatus.STATE)));
    }

    private void register(StrategyKind kind, Object service, String name) {
        platform.core()
                .strategies()
                .add(kind, service, name, 0, new Generation.Registration(Map.of("jackfield.name", name), "test"));
    }

    private void registerAll() {
        register(StrategyKind.TRANSPORT, new NioTransport(), "nio");
        register(StrategyKind.PARSER, new FakeParser("plain"), "plain");
        register(StrategyKind.PROTOCOL, new FakeProtocol(), "line");
        register(StrategyKind.SERVER, new FakeEngine(), "quiet");
    }

    @Test
    void itListensWhenEverythingIsThere() {
        server.publishTo(status::set);
        server.configure(configuration());
        awaitState(ServerStatus.STARTING);

        registerAll();

        awaitState(ServerStatus.LISTENING);
        assertThat(status.get())
                .containsEntry(ServerStatus.NAME, "main")
                .containsEntry(ServerStatus.SCHEME, "http")
                .containsEntry(ServerStatus.HOST, "127.0.0.1")
                .containsEntry(ServerStatus.PARSER, "plain")
                .containsEntry(ServerStatus.TRANSPORT, "nio")
                .containsEntry(ServerStatus.PORT, server.server().port())
                .doesNotContainKey(ServerStatus.ERROR);
        assertThat(server.listener().state).isEqualTo("listening");
    }

    @Test
    void whoComesLateIsToldTheStatusTheServerHas() {
        registerAll();
        AtomicReference<Map<String, Object>> first = new AtomicReference<>(Map.of());
        server.publishTo(first::set);
        server.configure(configuration());
        await().until(() -> ServerStatus.LISTENING.equals(first.get().get(ServerStatus.STATE)));

        server.publishTo(status::set);

        awaitState(ServerStatus.LISTENING);
    }

    @Test
    void aSwapIsTold() {
        registerAll();
        server.publishTo(status::set);
        server.configure(configuration());
        awaitState(ServerStatus.LISTENING);

        register(StrategyKind.PARSER, new FakeParser("other"), "other");
        platform.core().strategies().prefer(StrategyKind.PARSER, "other", null).join();

        await().until(() -> "other".equals(status.get().get(ServerStatus.PARSER)));
    }

    @Test
    void aBusyPortIsTold() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            server.publishTo(status::set);
            server.configure(configuration("port", busy.getLocalPort()));

            awaitState(ServerStatus.FAILED);
            assertThat(status.get())
                    .containsEntry(
                            ServerStatus.ERROR,
                            "listen EADDRINUSE: address already in use 127.0.0.1:" + busy.getLocalPort());
        }
        server.configure(configuration());
        registerAll();
        awaitState(ServerStatus.LISTENING);
    }

    @Test
    void aFirstConfigurationThatCanNotBeMeantFails() {
        server.publishTo(status::set);
        server.configure(configuration("port", "eighty"));

        awaitState(ServerStatus.FAILED);
        assertThat(status.get())
                .containsEntry(
                        ServerStatus.ERROR,
                        "io.jackfield.server~main: port must be a whole number from 0 to 65535, not \"eighty\"");
    }

    @Test
    void aChangeKeepsPortAndConnections() throws Exception {
        registerAll();
        server.publishTo(status::set);
        server.configure(configuration("timeout", 60_000));
        awaitState(ServerStatus.LISTENING);
        int port = server.server().port();
        try (java.net.Socket client = new java.net.Socket("127.0.0.1", port)) {
            await().until(() -> server.server().accepted() == 1);

            server.configure(configuration("timeout", 70_000, "maxHeaderSize", 100));
            server.configure(configuration("timeout", "soon"));

            assertThat(server.server().timeout()).isEqualTo(70_000);
            assertThat(server.server().options().maxHeaderSize()).isEqualTo(100);
            assertThat(server.server().port()).isEqualTo(port);
            assertThat(server.listener().connections).isEqualTo(1);
            assertThat(client.isConnected()).isTrue();
        }
        assertThat(status.get()).containsEntry(ServerStatus.STATE, ServerStatus.LISTENING);
    }

    @Test
    void whatIsRefusedIsShownUntilSomethingElseIsTakenOver() {
        registerAll();
        server.publishTo(status::set);
        server.configure(configuration());
        awaitState(ServerStatus.LISTENING);

        Map<String, Object> wrong = new HashMap<>(configuration());
        wrong.put("maxHeaderSize", "many");
        server.configure(wrong);
        assertThat(server.listener().error).contains("maxHeaderSize").contains("many");
        assertThat(ServerReport.listener(server.server().endpoint()).error).contains("many");
        assertThat(server.listener().state).isEqualTo("listening");
        assertThat(server.server().options().maxHeaderSize()).isEqualTo(8192);

        server.configure(configuration());
        assertThat(server.listener().error).isEmpty();
    }

    @Test
    void anotherAddressIsBoundBeforeTheOldOneGoes() throws Exception {
        registerAll();
        server.publishTo(status::set);
        server.configure(configuration());
        awaitState(ServerStatus.LISTENING);
        int before = server.server().port();
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            server.configure(configuration("host", "127.0.0.2", "port", busy.getLocalPort()));
            await().until(() -> server.moving() == null);
            assertThat(server.server().port()).isEqualTo(before);
        }
        server.configure(configuration("host", "127.0.0.4"));
        server.configure(configuration("host", "127.0.0.3"));

        await().until(() -> "127.0.0.3".equals(status.get().get(ServerStatus.HOST)));
        await().until(() -> platform.core().endpoints().size() == 2);
    }
}
