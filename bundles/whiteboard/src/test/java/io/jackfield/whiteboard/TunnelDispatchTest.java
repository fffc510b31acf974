package io.jackfield.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.listener.ConnectListener;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.listener.UpgradeListener;
import io.jackfield.api.whiteboard.MountDTO;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that leave HTTP, by an upgrade or a CONNECT. */
@Timeout(30)
class TunnelDispatchTest {
    private static final String PATH = WhiteboardConstants.HANDLER_PATH;
    private static final String PROTOCOL = WhiteboardConstants.HANDLER_PROTOCOL;
    private static final String AUTHORITY = WhiteboardConstants.HANDLER_AUTHORITY;

    private final Mounts mounts = new Mounts(new WhiteboardSettings(0, 20_000));
    private final Dispatcher dispatcher = new Dispatcher(mounts, "main");
    private long nextId = 1;

    private Registration registration(String kind, Object... properties) {
        Map<String, Object> all = new HashMap<>(Map.of("service.id", nextId++));
        for (int i = 0; i < properties.length; i += 2) {
            all.put((String) properties[i], properties[i + 1]);
        }
        return new Registration(kind, all, "app");
    }

    private void upgrade(String name, Object... properties) {
        UpgradeListener listener = (request, socket, head) -> socket.write(name);
        mounts.add(name, registration(MountDTO.UPGRADE, properties), listener);
    }

    private void connect(String name, Object... properties) {
        ConnectListener listener = (request, socket, head) -> socket.write(name);
        mounts.add(name, registration(MountDTO.CONNECT, properties), listener);
    }

    private void ordinary() {
        RequestListener listener = (request, response) -> response.end("ordinary");
        mounts.add("ordinary", registration(MountDTO.HANDLER), listener);
    }

    private FakeExchange ask(String method, String url, String upgrade) {
        FakeExchange exchange = new FakeExchange(method, url);
        exchange.upgrade = upgrade;
        dispatcher.onTunnel(exchange.request, exchange.response);
        return exchange;
    }

    private String upgraded(String url, String protocol) {
        FakeExchange exchange = ask("GET", url, protocol);
        return exchange.tunnelled ? exchange.socket.sent : exchange.text;
    }

    private String connected(String target) {
        FakeExchange exchange = ask("CONNECT", target, null);
        assertThat(exchange.destroyed).isNotEqualTo(exchange.tunnelled);
        return exchange.destroyed ? "closed" : exchange.socket.sent;
    }

    @Test
    void pathAndProtocolChooseTheUpgradeHandler() {
        ordinary();
        upgrade("chat", PATH, "/chat", PROTOCOL, "websocket");
        upgrade("deep", PATH, "/chat/{room}", PROTOCOL, new String[] {"WebSocket", "echo/2"});
        upgrade("any", PATH, "/any/*");

        assertThat(upgraded("/chat", "websocket")).isEqualTo("chat");
        assertThat(upgraded("/chat", "h2c, WebSocket/13")).isEqualTo("chat");
        assertThat(upgraded("/chat/1?x", "echo/2")).isEqualTo("deep");
        assertThat(upgraded("/any/thing", "what")).isEqualTo("any");
    }

    @Test
    void anUpgradeThatNobodyTakesIsAnOrdinaryRequest() {
        ordinary();
        upgrade("chat", PATH, "/chat", PROTOCOL, "websocket");
        upgrade("elsewhere", PATH, "/e", WhiteboardConstants.SERVER, "other");

        assertThat(upgraded("/chat", "echo")).isEqualTo("ordinary");
        assertThat(upgraded("/chat/1", "websocket")).isEqualTo("ordinary");
        assertThat(upgraded("/e", "websocket")).isEqualTo("ordinary");
    }

    @Test
    void hostAndPortChooseTheConnectHandler() {
        connect("both", AUTHORITY, "there:443");
        connect("port", AUTHORITY, "*:443");
        connect("host", AUTHORITY, new String[] {"there:*", "[::1]:*"});

        assertThat(connected("There:443")).isEqualTo("both");
        assertThat(connected("elsewhere:443")).isEqualTo("port");
        assertThat(connected("there:80")).isEqualTo("host");
        assertThat(connected("[::1]:80")).isEqualTo("host");
        assertThat(connected("elsewhere:80")).isEqualTo("closed");
        connect("all");
        assertThat(connected("elsewhere:80")).isEqualTo("all");
    }

    @Test
    void rankingChoosesAmongEqualsAndTheOtherTakesOver() {
        upgrade("first", PATH, "/a");
        upgrade("better", PATH, "/a", "service.ranking", 1);
        assertThat(upgraded("/a", "x")).isEqualTo("better");
        assertThat(mounts.list()).extracting(dto -> dto.problem).containsExactly("", MountDTO.SHADOWED);

        mounts.settings(new WhiteboardSettings(0, 0));
        mounts.remove(MountDTO.UPGRADE, "better");
        assertThat(upgraded("/a", "x")).isEqualTo("first");
    }

    @Test
    void filtersStandAround() {
        upgrade("chat", PATH, "/in/chat");
        connect("proxy");
        RequestFilter guard =
                (request, response, next) -> response.writeHead(403, Map.of()).end("no");
        mounts.add("in", registration(MountDTO.FILTER, WhiteboardConstants.FILTER_PATH, "/in/*"), guard);
        assertThat(upgraded("/in/./chat", "x")).isEqualTo("no");
        assertThat(connected("there:443")).isEqualTo("proxy");

        mounts.add("all", registration(MountDTO.FILTER, WhiteboardConstants.FILTER_PATH, "/*"), guard);
        FakeExchange refused = ask("CONNECT", "there:443", null);
        assertThat(refused.status).isEqualTo(403);
        assertThat(refused.tunnelled).isFalse();
    }

    @Test
    void aHandlerThatThrowsIsAnsweredForOrItsConnectionIsClosed() {
        UpgradeListener silent = (request, socket, head) -> {
            throw new IllegalStateException("broken");
        };
        UpgradeListener begun = (request, socket, head) -> {
            socket.write("101");
            throw new IllegalStateException("broken");
        };
        mounts.add("silent", registration(MountDTO.UPGRADE, PATH, "/silent"), silent);
        mounts.add("begun", registration(MountDTO.UPGRADE, PATH, "/begun"), begun);

        FakeExchange answered = ask("GET", "/silent", "x");
        assertThat(answered.socket.sent).startsWith("HTTP/1.1 500 ");
        assertThat(answered.socket.destroyed).isTrue();
        FakeExchange cut = ask("GET", "/begun", "x");
        assertThat(cut.socket.sent).isEqualTo("101");
        assertThat(cut.socket.destroyed).isTrue();
        assertThat(mounts.list()).allSatisfy(dto -> {
            assertThat(dto.failures).isEqualTo(1);
            assertThat(dto.running).isZero();
        });
    }

    @Test
    void openConnectionsAreWaitedForWhenTheirHandlerGoes() throws Exception {
        upgrade("chat", PATH, "/chat");
        FakeExchange open = ask("GET", "/chat", "x");
        assertThat(mounts.list()).singleElement().satisfies(dto -> assertThat(dto.running)
                .isEqualTo(1));

        CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> mounts.remove(MountDTO.UPGRADE, "chat"));
        await("no more upgrades for it").until(() -> mounts.list().isEmpty());
        assertThat(gone).isNotDone();
        open.socket.handle.destroy();
        gone.get(20, TimeUnit.SECONDS);
    }

    @Test
    void connectionsThatAreOpenAfterTheDrainTimeAreClosed() {
        mounts.settings(new WhiteboardSettings(0, 1));
        upgrade("chat", PATH, "/chat");
        FakeExchange open = ask("GET", "/chat", "x");
        mounts.remove(MountDTO.UPGRADE, "chat");

        assertThat(open.socket.destroyed).isTrue();
    }

    @Test
    void connectionsOutliveTheWhiteboard() {
        upgrade("chat", PATH, "/chat");
        FakeExchange open = ask("GET", "/chat", "x");
        mounts.close();
        mounts.remove(MountDTO.UPGRADE, "chat");

        assertThat(open.socket.destroyed).isFalse();
    }

    @Test
    void oneServiceMayServeRequestsAndUpgrades() {
        Object both = "reference";
        RequestListener handler = (request, response) -> response.end("ordinary");
        UpgradeListener upgrade = (request, socket, head) -> socket.write("upgraded");
        mounts.add(both, registration(MountDTO.HANDLER, PATH, "/a"), handler);
        mounts.add(both, registration(MountDTO.UPGRADE, PATH, "/a", PROTOCOL, "x"), upgrade);

        assertThat(upgraded("/a", "x")).isEqualTo("upgraded");
        assertThat(upgraded("/a", "y")).isEqualTo("ordinary");
    }

    @Test
    void whatIsNotMountedSaysWhy() {
        upgrade("bad", PATH, "/a", PROTOCOL, "two words");
        connect("portless", AUTHORITY, "there");
        connect("good", AUTHORITY, "*:443");

        assertThat(mounts.list())
                .extracting(dto -> dto.kind + " " + dto.path + " " + dto.problem)
                .containsExactly("connect *:443 ", "connect there bad-path", "upgrade  bad-property");
    }
}
