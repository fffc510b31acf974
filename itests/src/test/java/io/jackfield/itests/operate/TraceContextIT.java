package io.jackfield.itests.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.Server;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.trace.TraceContext;
import io.jackfield.api.trace.Traces;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RawResponse;
import io.jackfield.itests.RunningContainer;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A handler knows the trace of its request, and what it asks for elsewhere belongs to it. */
@Timeout(120)
class TraceContextIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private RunningContainer container;

    @AfterEach
    void stop() {
        container.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void aHandlerKnowsItsTraceAndHandsItOn(String framework) throws Exception {
        container = RunningContainer.in(framework)
                .feature("trace-context", "client")
                .sharingApi()
                .configure("io.jackfield.trace", "jackfield.filter.path", "/*")
                .start();
        Traces traces = container.service(Traces.class);
        RequestListener handler = (request, response) -> {
            TraceContext context = traces.of(request);
            if (context != null) {
                // as a client request would get it
                context.child().put(response);
                response.setHeader("span", context.spanId());
            }
            response.end();
        };
        container
                .context()
                .registerService(
                        RequestListener.class, handler, new Hashtable<>(Map.of("jackfield.handler.path", "/trace")));
        try (RawClient client = new RawClient(container.awaitPort("default"))) {
            await("filter and handler").until(() -> client.get("/trace").header("traceparent") != null);
            String own = client.get("/trace").header("traceparent");
            assertThat(own).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
            assertThat(client.get("/trace").header("traceparent").substring(3, 35))
                    .isNotEqualTo(own.substring(3, 35));

            RawResponse answer = client.send("GET /trace HTTP/1.1\r\nHost: a\r\nTraceparent: 00-" + TRACE + "-" + SPAN
                            + "-01\r\nTracestate: a=1\r\nTracestate: b=2\r\n\r\n")
                    .receive();
            assertThat(answer.header("traceparent"))
                    .startsWith("00-" + TRACE + "-")
                    .endsWith("-01");
            assertThat(answer.header("traceparent").substring(36, 52))
                    .isNotEqualTo(SPAN)
                    .isNotEqualTo(answer.header("span"));
            assertThat(answer.header("span")).isNotEqualTo(SPAN);
            assertThat(answer.header("tracestate")).isEqualTo("a=1,b=2");
        }
        aServerThatCodeMadeHandsItOn();
    }

    /** Without the whiteboard: a server that asks another one on behalf of its request; what the other got is the answer. */
    private void aServerThatCodeMadeHandsItOn() throws Exception {
        Http http = container.service(Http.class);
        Server other = http.createServer((request, response) -> response.end(
                request.headers().get("traceparent") + " " + request.headers().get("tracestate")));
        other.listen(0, "127.0.0.1").whenListening().toCompletableFuture().get(10, TimeUnit.SECONDS);
        String url = "http://127.0.0.1:" + other.port() + "/";
        Server server = http.createServer((request, response) -> {
            TraceContext context = TraceContext.continued(request.headers());
            ClientRequest asked = http.request(url, answer -> answer.pipe(response));
            context.child().put(asked);
            asked.end();
        });
        server.listen(0, "127.0.0.1").whenListening().toCompletableFuture().get(10, TimeUnit.SECONDS);
        try (RawClient client = new RawClient(server.port())) {
            String got = client.send("GET / HTTP/1.1\r\nHost: a\r\nTraceparent: 00-" + TRACE + "-" + SPAN
                            + "-01\r\nTracestate: a=1\r\n\r\n")
                    .receive()
                    .text();
            assertThat(got).matches("00-" + TRACE + "-[0-9a-f]{16}-01 a=1").doesNotContain(SPAN);
            assertThat(client.get("/").text()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00 null");
        }
    }
}
