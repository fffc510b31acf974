package io.jackfield.itests.swap;

import static io.jackfield.itests.RawClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.itests.Board;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RawResponse;
import io.jackfield.itests.RunningContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last parser is stopped: nothing is refused, requests wait, and only when none comes in time they are told to come again. */
@Timeout(60)
class NoParserIT {
    private static final String NETTY = "io.jackfield.parser.netty";
    private static final String STRICT = "io.jackfield.parser.strict";
    private static final String PLATFORM = "io.jackfield.platform";

    private RunningContainer container;
    private Board board;
    private int port;

    private void start(String framework, int parkTime) throws Exception {
        container = RunningContainer.in(framework)
                .feature("demo")
                .configure(PLATFORM, "parkTime", parkTime)
                .sharingApi()
                .start();
        board = new Board(container);
        port = container.awaitPort("default");
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void backInTimeEverythingIsServed(String framework) throws Exception {
        start(framework, 20_000);
        try (RawClient kept = new RawClient(port);
                RawClient late = new RawClient(port)) {
            assertThat(kept.get("/plaintext").status()).isEqualTo(200);
            container.stop(NETTY);
            container.stop(STRICT);
            kept.send(request("GET", "/plaintext").repeat(2));
            late.send(request("GET", "/plaintext"));
            board.awaitParked(port, 2);
            container.start(STRICT);
            assertThat(kept.receive().status()).isEqualTo(200);
            assertThat(kept.receive().status()).isEqualTo(200);
            assertThat(late.receive().status()).isEqualTo(200);
            ListenerDTO listener = board.listener(port);
            assertThat(listener.failed + listener.errors + listener.parked).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void afterTheParkTimeRequestsAreToldToComeAgain(String framework) throws Exception {
        start(framework, 300);
        container.stop(NETTY);
        container.stop(STRICT);
        try (RawClient owed = new RawClient(port);
                RawClient silent = new RawClient(port)) {
            owed.send(request("GET", "/plaintext"));
            RawResponse refused = owed.receive();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("retry-after")).matches("[0-9]+");
            assertThat(owed.receiveEnd()).isEmpty();
            assertThat(board.listener(port).failed).isEqualTo(1);

            container.start(STRICT);
            assertThat(silent.get("/plaintext").status()).isEqualTo(200);
        }
    }
}
