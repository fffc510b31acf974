package io.jackfield.itests.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Http;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.runtime.DrainOptions;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.itests.Board;
import io.jackfield.itests.EventLog;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of servers, strategies and configurations is told to the Event Admin, each in its order. */
@Timeout(120)
class PlatformEventsIT {
    private static final String ALL = "io/jackfield/";

    private RunningContainer container;
    private List<String> events;

    @AfterEach
    void stop() {
        container.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void changesAreEvents(String framework) throws Exception {
        container = RunningContainer.in(framework)
                .feature("demo", "parsers", "events")
                .sharingApi()
                .start();
        int port = container.awaitPort("default");
        Board board = new Board(container);
        Server made = container
                .service(Http.class)
                .createServer(
                        ServerOptions.builder().name("made").build(), (request, response) -> response.end("made"));
        events = EventLog.of(container, ALL + "*", "server", "kind", "strategy", "before", "from", "to", "pid")
                .events();

        made.listen(0, "127.0.0.1").whenListening().toCompletableFuture().get(10, TimeUnit.SECONDS);
        awaitEvent("server/LISTENING made ");
        board.swap(StrategyKind.PARSER, "netty");
        awaitEvent("swap/PARSER default parser strict#1 netty#\\d+");
        awaitEvent("swap/PARSER made parser strict#1 netty#\\d+");
        awaitEvent("strategy/ACTIVE parser netty#\\d+ ready");

        parks(port);
        refusesAndCorrects();
        drainsAndResumes();
        made.close();
        awaitEvent("server/CLOSED made .*");
        assertThat(events).allMatch(each -> each.startsWith(ALL));
    }

    private void parks(int port) throws Exception {
        container.stop("io.jackfield.parser.strict");
        awaitEvent("strategy/GONE parser strict#1 .*");
        container.stop("io.jackfield.parser.netty");
        awaitEvent("swap/PARSER default parser netty#\\d+ ");
        try (RawClient client = new RawClient(port)) {
            client.send(RawClient.request("GET", "/plaintext"));
            awaitEvent("parking/BEGUN default");
            container.start("io.jackfield.parser.strict");
            assertThat(client.receive().status()).isEqualTo(200);
        }
        awaitEvent("parking/ENDED default");
    }

    private void refusesAndCorrects() throws Exception {
        container.configure("io.jackfield.platform", Map.of("drainTime", "soon"));
        awaitEvent("configuration/REFUSED io.jackfield.platform");
        container.configure("io.jackfield.platform", Map.of("drainTime", 4000));
        awaitEvent("configuration/CORRECTED io.jackfield.platform");
    }

    private void drainsAndResumes() throws Exception {
        Switchboard switchboard = container.service(Switchboard.class);
        switchboard
                .drain(DrainOptions.DEFAULTS.withServer("default"))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        awaitEvent("server/DRAINED default .*");
        switchboard.resume("default").toCompletableFuture().get(20, TimeUnit.SECONDS);
        awaitEvent("server/LISTENING default .*");
    }

    private void awaitEvent(String pattern) {
        Pattern expected = Pattern.compile(ALL + pattern);
        await(pattern).untilAsserted(() -> assertThat(events)
                .anyMatch(each -> expected.matcher(each).matches()));
    }
}
