package io.jackfield.itests.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.listener.ConnectListener;
import io.jackfield.api.listener.ErrorHandler;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.listener.UpgradeListener;
import io.jackfield.api.whiteboard.MountDTO;
import io.jackfield.api.whiteboard.Whiteboard;
import io.jackfield.itests.BundleBuilder;
import io.jackfield.itests.Load;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RawResponse;
import io.jackfield.itests.RunningContainer;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** Handlers and filters as services of bundles that come and go. */
@Timeout(120)
class WhiteboardIT {
    private static final String APPLICATION = "mounted.application";
    private static final int UPDATES = 10;

    @TempDir
    Path folder;

    private RunningContainer container;

    @AfterEach
    void stop() {
        container.close();
    }

    private static RunningContainer.Builder whiteboard(String framework) {
        return RunningContainer.in(framework).feature("whiteboard");
    }

    @ParameterizedTest
    @CsvSource({
        "felix, " + APPLICATION,
        "felix, io.jackfield.whiteboard",
        "equinox, " + APPLICATION,
        "equinox, io.jackfield.whiteboard"
    })
    void noRequestIsLostWhileABundleIsUpdated(String framework, String updated) throws Exception {
        container = whiteboard(framework).start();
        // from then on the application's filter is mounted before its handler
        container.awaitService("io.jackfield.api.listener.RequestListener", "(jackfield.whiteboard=*)");
        container.install(BundleBuilder.named(APPLICATION)
                .header("Bundle-Version", "1.0")
                .header("Bundle-Activator", MountedApplication.class.getName())
                .header("Import-Package", "org.osgi.framework,io.jackfield.api,io.jackfield.api.listener")
                .write(folder, MountedApplication.class));
        try (Load load = Load.start(container.awaitPort("default"), 4)) {
            for (int i = 0; i < UPDATES; i++) {
                load.awaitMore(100);
                container.update(updated);
            }
            load.awaitMore(100);
            assertThat(load.stop()).isEmpty();
        }
    }

    @Test
    void handlersComeAndGoAndTheirMountsAreTold() throws Exception {
        container = whiteboard("felix").sharingApi().start();
        int port = container.awaitPort("default");
        Whiteboard board = container.service(Whiteboard.class);
        ServiceRegistration<RequestListener> first = mount("first", 0);
        try (RawClient client = new RawClient(port)) {
            assertThat(client.get("/a").text()).isEqualTo("first");
            ServiceRegistration<RequestListener> second = mount("second", 1);
            assertThat(client.get("/a").text()).isEqualTo("second");
            assertThat(board.mounts()).extracting(dto -> dto.problem).containsExactly("", MountDTO.SHADOWED);

            first.unregister();
            assertThat(client.get("/a").text()).isEqualTo("second");
            second.setProperties(new Hashtable<>(Map.of("jackfield.handler.path", "/b")));
            await("moved").until(() -> client.get("/b").status() == 200);
            assertThat(client.get("/a").status()).isEqualTo(404);
            assertThat(client.get("/nowhere").status()).isEqualTo(404);
        }
        whatIsNotMountedIsToldWithItsReason(port, board);
        noRequestIsLostWhileABetterOneTakesOver(port);
    }

    private void whatIsNotMountedIsToldWithItsReason(int port, Whiteboard board) throws Exception {
        RequestListener handler = (request, response) -> response.end("served");
        register(RequestListener.class, handler, Map.of("jackfield.handler.path", "no-path"));
        register(
                RequestListener.class,
                handler,
                Map.of("jackfield.handler.path", "/typo", "jackfield.handler.method", "get"));
        register(RequestFilter.class, (request, response, next) -> next.on(request, response), Map.of());
        register(ConnectListener.class, (request, socket, head) -> {}, Map.of("jackfield.handler.authority", "a"));
        container
                .context()
                .registerService(
                        RequestListener.class,
                        new NoService(),
                        new Hashtable<>(Map.of("jackfield.handler.path", "/none")));
        register(RequestListener.class, handler, Map.of("jackfield.handler.path", "/guarded"));
        register(
                RequestFilter.class,
                (request, response, next) -> {
                    throw new IllegalStateException("this filter fails, as it is meant to");
                },
                Map.of("jackfield.filter.path", "/guarded"));
        register(
                ErrorHandler.class,
                (status, thrown, request, response) -> response.end(status + " " + thrown.getMessage()),
                Map.of("jackfield.error.status", 500));
        try (RawClient client = new RawClient(port)) {
            RawResponse failed = client.get("/guarded");
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.text()).isEqualTo("500 this filter fails, as it is meant to");
            assertThat(client.get("/typo").status()).isEqualTo(404);
        }
        assertThat(board.mounts())
                .extracting(dto -> dto.kind + " " + dto.path + " " + dto.problem + " " + dto.failures)
                .contains(
                        "handler no-path bad-path 0",
                        "handler  bad-property 0",
                        "filter  no-path 0",
                        "connect a bad-path 0",
                        "handler  no-service 0",
                        "filter /guarded  1");
        assertThat(board.mounts()).filteredOn(dto -> !dto.problem.isEmpty()).allSatisfy(dto -> assertThat(dto.message)
                .isNotBlank());
    }

    /** The next one comes with a higher ranking before the old one goes. */
    private void noRequestIsLostWhileABetterOneTakesOver(int port) throws Exception {
        RequestListener handler = (request, response) -> response.end("Hello, World!");
        ServiceRegistration<RequestListener> serving =
                register(RequestListener.class, handler, Map.of("jackfield.handler.path", "/plaintext"));
        try (Load load = Load.start(port, 4)) {
            for (int ranking = 1; ranking <= UPDATES; ranking++) {
                load.awaitMore(50);
                ServiceRegistration<RequestListener> next = register(
                        RequestListener.class,
                        (request, response) -> response.end("Hello, World!"),
                        Map.of("jackfield.handler.path", "/plaintext", "service.ranking", ranking));
                load.awaitMore(50);
                serving.unregister();
                serving = next;
            }
            load.awaitMore(50);
            assertThat(load.stop()).isEmpty();
        }
    }

    /** A bundle that promised a service and does not have it. */
    private static final class NoService implements ServiceFactory<RequestListener> {
        @Override
        public RequestListener getService(Bundle bundle, ServiceRegistration<RequestListener> registration) {
            return null;
        }

        @Override
        public void ungetService(
                Bundle bundle, ServiceRegistration<RequestListener> registration, RequestListener service) {
            // there was none
        }
    }

    @Test
    void connectionsLeaveHttpThroughTheirFilters() throws Exception {
        container = whiteboard("felix").sharingApi().start();
        int port = container.awaitPort("default");
        register(RequestListener.class, (request, response) -> response.end("ordinary"), Map.of());
        ServiceRegistration<UpgradeListener> mounted = register(
                UpgradeListener.class,
                new EchoRooms(),
                Map.of("jackfield.handler.path", "/rooms/{room}", "jackfield.handler.protocol", "echo"));
        register(
                RequestFilter.class,
                (request, response, next) -> {
                    if (request.headers().get("x-key") == null) {
                        response.writeHead(403).end();
                    } else {
                        request.on(IncomingMessage.END, () -> next.on(request, response));
                        request.resume();
                    }
                },
                Map.of("jackfield.filter.path", "/rooms/*"));
        try (RawClient client = new RawClient(port)) {
            assertThat(client.send(upgrade("/rooms/1", "")).receive().status()).isEqualTo(403);
            assertThat(client.send(upgrade("/elsewhere", "")).receive().text()).isEqualTo("ordinary");
            client.send(upgrade("/rooms/1", "X-Key: 1\r\n") + "behind\r\n");
            assertThat(client.lines(5))
                    .startsWith("HTTP/1.1 101 Switching Protocols")
                    .endsWith("", "behind");
            client.send("and on\r\n");
            assertThat(client.lines(1)).containsExactly("and on");

            Whiteboard board = container.service(Whiteboard.class);
            assertThat(board.mounts()).anySatisfy(dto -> assertThat(dto.kind + " " + dto.path + " " + dto.running)
                    .isEqualTo("upgrade /rooms/{room} 1"));
            CompletableFuture<Void> gone = CompletableFuture.runAsync(mounted::unregister);
            await("no more upgrades")
                    .until(() -> board.mounts().stream().noneMatch(dto -> dto.kind.equals(MountDTO.UPGRADE)));
            client.send("still\r\n");
            assertThat(client.lines(1)).containsExactly("still");
            client.close();
            gone.get(30, TimeUnit.SECONDS);
        }
        connects(port);
    }

    private void connects(int port) throws Exception {
        String target = "CONNECT there:443 HTTP/1.1\r\nHost: there:443\r\n\r\n";
        try (RawClient client = new RawClient(port)) {
            assertThat(client.send(target).receiveEnd()).isEmpty();
        }
        register(
                ConnectListener.class,
                (request, socket, head) -> socket.end("HTTP/1.1 200 OK\r\n\r\n" + request.url()),
                Map.of("jackfield.handler.authority", "*:443"));
        try (RawClient client = new RawClient(port)) {
            assertThat(client.send(target).receiveEnd()).endsWith("\r\n\r\nthere:443");
        }
    }

    private static String upgrade(String target, String fields) {
        return "GET " + target + " HTTP/1.1\r\nHost: t\r\nConnection: Upgrade\r\nUpgrade: echo\r\n" + fields + "\r\n";
    }

    private <S> ServiceRegistration<S> register(Class<S> type, S service, Map<String, Object> properties) {
        return container.context().registerService(type, service, new Hashtable<>(properties));
    }

    private ServiceRegistration<RequestListener> mount(String text, int ranking) {
        RequestListener handler = (request, response) -> response.end(text);
        return container
                .context()
                .registerService(
                        RequestListener.class,
                        handler,
                        new Hashtable<>(Map.of("jackfield.handler.path", "/a", "service.ranking", ranking)));
    }
}
