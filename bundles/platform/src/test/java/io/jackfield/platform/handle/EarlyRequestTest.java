package io.jackfield.platform.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.error.Coded;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.CoreSettings;
import io.jackfield.platform.core.Generation;
import io.jackfield.spi.connection.ClientHost;
import io.jackfield.spi.engine.ClientEngine;
import io.jackfield.transport.nio.NioTransport;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that finds no client engine waits for one: nothing that was asked of it is lost, and its maker is told when none comes. */
class EarlyRequestTest implements ClientEngine {
    private static final int PARK_MILLIS = 300;

    private final Core core = new Core(new CoreSettings(2, PARK_MILLIS, PARK_MILLIS, 0));
    private final HttpFacade http = new HttpFactory(core, Liveness.NONE).newHttp("test");
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> madeOnLoop = new CompletableFuture<>();
    private volatile Runnable released;
    private RuntimeException refusal;
    private final ClientRequest real = (ClientRequest) Proxy.newProxyInstance(
            ClientRequest.class.getClassLoader(), new Class<?>[] {ClientRequest.class}, (self, method, arguments) -> {
                calls.add(method.getName() + (arguments == null ? "" : " " + text(arguments[0])));
                if (refusal != null && method.getName().equals("setHeader")) {
                    throw refusal;
                }
                return switch (method.getReturnType().getSimpleName()) {
                    case "boolean" -> false;
                    case "int" -> 7;
                    case "ClientRequest", "Emitter", "Writable" -> self;
                    case "OutputStream" -> java.io.OutputStream.nullOutputStream();
                    default -> null;
                };
            });

    EarlyRequestTest() {
        core.strategies().add(StrategyKind.TRANSPORT, new NioTransport(), "nio", 1, TestPlatform.TEST);
    }

    private static String text(Object argument) {
        return argument instanceof ByteBuffer buffer
                ? StandardCharsets.US_ASCII.decode(buffer.duplicate()).toString()
                : String.valueOf(argument);
    }

    @AfterEach
    void close() {
        core.close();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public int ranking() {
        return 0;
    }

    @Override
    public ClientRequest request(ClientHost host, RequestOptions options, Runnable ended) {
        madeOnLoop.complete(core.currentLoop() != null);
        released = ended;
        options.addListeners(real);
        return real;
    }

    private Generation<?> engineComes() {
        return core.strategies().add(StrategyKind.CLIENT, this, "fake", 0, TestPlatform.TEST);
    }

    private ClientRequest listening(ClientRequest request) {
        request.on(ClientRequest.ERROR, error -> told.add(((Coded) error).code()));
        request.on(ClientRequest.CLOSE, () -> told.add("close"));
        return request;
    }

    private ClientRequest madeOnALoop() throws Exception {
        return CompletableFuture.supplyAsync(() -> listening(http.request(RequestOptions.EMPTY)), http.loop())
                .get(10, TimeUnit.SECONDS);
    }

    /** In their order, the options' listeners first, a buffer as it was when it was given. */
    @Test
    void engineThatComesGetsEveryCall() throws Exception {
        ByteBuffer chunk = ByteBuffer.wrap("body".getBytes(StandardCharsets.US_ASCII));
        ClientRequest request = http.request(RequestOptions.EMPTY, response -> {});
        request.setHeader("X-A", 1);
        assertThat(request.write(chunk)).as("wait for drain").isFalse();
        chunk.position(4);
        request.end();
        assertThat(request.finished()).isTrue();
        engineComes();
        await().until(() -> calls.contains("end"));
        assertThat(calls).containsExactly("once response", "setHeader X-A", "write body", "end");
        assertThat(madeOnLoop.join()).as("it has begun").isTrue();
        assertThat(request.writableHighWaterMark())
                .as("from now on it is the engine's")
                .isEqualTo(7);
    }

    @Test
    void requestMadeOnALoopWaitsToo() throws Exception {
        ClientRequest request = madeOnALoop();
        request.flushHeaders();
        engineComes();
        await().until(() -> calls.contains("flushHeaders"));
        assertThat(told).isEmpty();
    }

    /** ADR 4: off a loop nothing starts before its maker says so, however late the engine. */
    @Test
    void requestThatHasNotBegunIsMadeOffTheLoops() {
        ClientRequest request = listening(http.request(RequestOptions.EMPTY));
        engineComes();
        assertThat(madeOnLoop.orTimeout(10, TimeUnit.SECONDS).join()).isFalse();
        await().until(() -> request.writableHighWaterMark() == 7);
    }

    @Test
    void noEngineWithinTheParkTimeIsAnError() throws Exception {
        List<Exception> written = new CopyOnWriteArrayList<>();
        ClientRequest request = madeOnALoop();
        CompletableFuture<?> response = request.response().toCompletableFuture();
        request.write("x", written::add);
        await().until(() -> told.contains("close"));
        assertThat(told).containsExactly(ErrorCodes.ERR_JACKFIELD_NO_STRATEGY, "close");
        assertThat(written).hasSize(1).doesNotContainNull();
        assertThatThrownBy(response::get)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("within " + PARK_MILLIS + " ms: install jackfield-client");
        engineComes();
        request.end();
        assertThat(calls).as("too late").isEmpty();
    }

    /** The time runs from the call that begins it. */
    @Test
    void requestThatNobodyBeginsIsToldNothing() throws Exception {
        ClientRequest idle = listening(http.request(RequestOptions.EMPTY));
        madeOnALoop();
        await().until(() -> told.contains("close"));
        assertThat(told).as("only the other one").hasSize(2);
        idle.end();
        await().until(() -> told.size() == 4);
    }

    @Test
    void argumentThatTheEngineRefusesIsTheRequestsError() throws Exception {
        refusal = new IllegalArgumentException("bad");
        madeOnALoop().setHeader("a b", "c").end();
        engineComes();
        await().until(() -> calls.stream().anyMatch(call -> call.startsWith("destroy " + refusal)));
        assertThat(calls).doesNotContain("end");
    }

    @Test
    void headersCanBeAskedForMeanwhile() throws Exception {
        ClientRequest request =
                http.request(RequestOptions.builder().header("X-Given", "1").build());
        request.setHeader("X-Set", 2);
        request.appendHeader("X-Set", 3);
        request.setHeader("X-Gone", 4).removeHeader("x-gone");
        assertThat(request.getHeaderNames()).containsExactly("x-given", "x-set");
        assertThat(request.getHeader("x-set")).isEqualTo(List.of(2, 3));
        assertThat(request.hasHeader("X-GONE")).isFalse();
    }

    /** No question fails for want of an engine, but for the views, which on a loop cannot wait. */
    @Test
    void everyQuestionHasAnAnswer() throws Exception {
        ClientRequest request = madeOnALoop();
        for (Method question : ClientRequest.class.getMethods()) {
            boolean view = question.getName().equals("outputStream")
                    || question.getName().equals("subscriber");
            if (question.getParameterCount() == 0 && !view) {
                question.invoke(request);
            }
        }
        CompletableFuture<Void> view = CompletableFuture.runAsync(request::outputStream, http.loop());
        await().until(view::isDone);
        assertThat(view).isCompletedExceptionally();
        assertThat(List.of(request)).contains(request);
    }

    @Test
    void blockingViewWaitsForTheEngine() throws Exception {
        ClientRequest request = http.request(RequestOptions.EMPTY);
        CompletableFuture<?> view = CompletableFuture.supplyAsync(request::outputStream);
        engineComes();
        assertThat(view.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void blockingViewFailsWhenNoEngineComes() {
        ClientRequest request = http.request(RequestOptions.EMPTY);
        assertThatThrownBy(request::outputStream).isInstanceOf(StateException.class);
    }

    /** A bundle that stops does not wait for a request that is over. */
    @Test
    void requestThatFailedIsNotWaitedFor() throws Exception {
        madeOnALoop();
        await().until(() -> told.contains("close"));
        long before = System.nanoTime();
        http.drain(0);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(PARK_MILLIS);
    }

    /** A lease like any other: the engine is not let go before the request is over. */
    @Test
    void engineIsHeldUntilTheRequestIsOver() throws Exception {
        madeOnALoop();
        Generation<?> engine = engineComes();
        await().until(() -> released != null);
        assertThat(core.strategies().leases(engine)).isEqualTo(1);
        released.run();
        assertThat(core.strategies().leases(engine)).isZero();
    }
}
