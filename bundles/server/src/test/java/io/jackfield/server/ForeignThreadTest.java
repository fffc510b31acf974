package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.ServerOptions;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.error.StateException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Handlers that run on an executor, and writes of other threads (DESIGN section 3). */
class ForeignThreadTest {
    private final Queue<Runnable> executor = new ArrayDeque<>();

    private Served served(Served made) {
        return made.with(ServerOptions.builder().executor(executor::add).build());
    }

    private void runHandler(Served served) {
        served.connection.loop.asForeigner(executor.remove());
        served.connection.loop.runTasks();
    }

    @Test
    void aHandlerRunsOnTheExecutor() {
        Served served = served(Served.by((req, res) -> {
            res.setHeader("X", "1");
            res.write("a");
            res.end("b");
        }));
        served.get("/");
        assertThat(served.log).isEmpty();
        runHandler(served);
        assertThat(served.sent()).contains("X: 1\r\n").endsWith("1\r\na\r\n1\r\nb\r\n0\r\n\r\n");
        assertThat(served.log).contains("res.finish");
    }

    @Test
    void theLengthIsKnownThereToo() {
        Served served = served(Served.by((req, res) -> res.end("hello")));
        served.get("/");
        runHandler(served);
        assertThat(served.sent()).endsWith("Content-Length: 5\r\n\r\nhello");
    }

    @Test
    void stateErrorsAreThrownInTheCaller() {
        Served served = served(Served.by((req, res) -> {
            res.writeHead(200);
            assertThatThrownBy(() -> res.setHeader("X", "1")).isInstanceOf(StateException.class);
            assertThatThrownBy(() -> res.write((byte[]) null)).isInstanceOf(IllegalArgumentException.class);
            res.end();
            assertThat(res.finished()).isTrue();
        }));
        served.get("/");
        runHandler(served);
        assertThat(served.host.uncaught).isEmpty();
        assertThat(served.sent()).endsWith("0\r\n\r\n");
    }

    @Test
    void anExecutorThatRefusesIsAnswered503() {
        Served served = Served.by((req, res) -> res.end())
                .with(ServerOptions.builder()
                        .executor(task -> {
                            throw new RejectedExecutionException("full");
                        })
                        .build());
        served.get("/");
        assertThat(served.sent()).startsWith("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n");
        assertThat(served.host.uncaught).hasSize(1);
    }

    @Test
    void aForeignWriterLearnsOfBackpressure() {
        Served served = Served.by((req, res) -> {});
        served.get("/");
        ServerResponse response = served.response();
        served.connection.channel.room = 0;
        served.connection.loop.asForeigner(() -> {
            assertThat(response.write(new byte[10_000])).isTrue();
            assertThat(response.write(new byte[10_000])).isFalse();
        });
        response.on(ServerResponse.DRAIN, () -> served.log.add("drain"));
        served.connection.loop.runTasks();
        assertThat(served.log).doesNotContain("drain");
        served.connection.room(Long.MAX_VALUE);
        assertThat(served.log).contains("drain");
    }
}
