package io.jackfield.itests.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.trace.TraceContext;
import io.jackfield.api.trace.Traces;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RawResponse;
import io.jackfield.itests.RunningContainer;
import java.util.Hashtable;
import java.util.Map;
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
                .feature("trace-context")
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
    }
}
