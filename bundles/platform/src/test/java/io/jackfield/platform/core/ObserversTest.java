package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.MemoryTransport.MemoryChannel;
import io.jackfield.platform.observe.SeenConnection;
import io.jackfield.platform.observe.SeenExchange;
import io.jackfield.platform.observe.SeenRefusal;
import io.jackfield.platform.observe.ServerObserver;
import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.RefusedRequest;
import io.jackfield.spi.engine.OutgoingHead;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.ServerExchange;
import io.jackfield.spi.engine.ServerStream;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObserversTest {
    private final Bench bench = new Bench(500, 500);
    private final Log log = new Log();
    private final PlainEngine engine = new PlainEngine();

    @AfterEach
    void close() {
        bench.close();
    }

    /** Writes down what it is told. */
    private static class Log implements ServerObserver {
        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void opened(SeenConnection connection) {
            told.add("opened " + connection.server() + " " + connection.transport());
        }

        @Override
        public void closed(SeenConnection connection) {
            told.add("closed after " + connection.bytesRead());
        }

        @Override
        public void begun(SeenExchange exchange) {
            told.add("begun " + exchange.method() + " " + exchange.target() + " " + exchange.header("host") + " "
                    + exchange.parser() + " " + exchange.engine());
        }

        @Override
        public void over(SeenExchange exchange) {
            told.add("over " + exchange.status() + " " + exchange.complete() + " " + exchange.received());
        }

        @Override
        public void refused(SeenRefusal refusal) {
            told.add("refused " + refusal.status() + " " + refusal.code() + " '" + refusal.line() + "' "
                    + (refusal.exchange() != null));
        }
    }

    /** Keeps what it is given. */
    private static final class PlainEngine implements ServerEngine {
        final List<ServerStream> streams = new ArrayList<>();
        boolean takes = true;

        @Override
        public String name() {
            return "plain";
        }

        @Override
        public int ranking() {
            return 0;
        }

        @Override
        public ServerExchange begin(ServerStream stream) {
            streams.add(stream);
            return takes ? proxy(ServerExchange.class, (method, arguments) -> null) : null;
        }

        @Override
        public boolean clientError(Connection connection, ProtocolException error, int bytesParsed, byte[] rawPacket) {
            return false;
        }

        @Override
        public boolean timedOut(Connection connection) {
            return false;
        }
    }

    private static <T> T proxy(Class<T> type, BiFunction<Method, Object[], Object> calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> calls.apply(method, arguments)));
    }

    private MemoryChannel begin() {
        bench.parser("fast", 1);
        bench.protocol("line", 1);
        bench.core.strategies().add(StrategyKind.SERVER, engine, "plain", 0, Bench.from("plain"));
        return bench.connect(0);
    }

    /** The engine that a request on this channel's loop would be given. */
    private ServerEngine inForce() {
        return bench.endpoint.assignment(bench.loop(0)).engine().get();
    }

    private PlatformConnection connection() {
        List<PlatformConnection> found = new ArrayList<>();
        bench.endpoint.visitConnections(found::add).join();
        return found.get(0);
    }

    private ServerStream request(String head) throws Exception {
        HeadBlock block = new HeadBlock(HeadBlock.Kind.REQUEST);
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        block.window(bytes, 0, bytes.length);
        block.method(0, 3);
        block.target(4, 6);
        block.field(17, 21, 23, 24);
        PlatformConnection connection = connection();
        return proxy(ServerStream.class, (method, arguments) -> switch (method.getName()) {
            case "connection" -> connection;
            case "requestHead" -> block;
            case "sent" -> 0L;
            default -> null;
        });
    }

    @Test
    void aRequestPassesTheEngineItselfUnlessSomebodyWatches() {
        MemoryChannel channel = begin();
        Bench.onLoop(channel, () -> assertThat(inForce()).isSameAs(engine));

        bench.core.observe(log);
        Bench.onLoop(channel, () -> assertThat(inForce()).isInstanceOf(ObservedEngine.class));

        bench.core.forget(log);
        Bench.onLoop(channel, () -> assertThat(inForce()).isSameAs(engine));
    }

    @Test
    void connectionsAreToldAndOneThatFailsHarmsNobody() {
        bench.core.observe(new ServerObserver() {
            @Override
            public void opened(SeenConnection connection) {
                throw new IllegalStateException("on purpose");
            }
        });
        bench.core.observe(log);
        MemoryChannel channel = begin();
        bench.send(channel, "a\n");
        Bench.awaitOutput(channel, "line fast a\n");
        Bench.onLoop(channel, () -> channel.close());

        await().untilAsserted(() -> assertThat(log.told).containsExactly("opened test memory#1", "closed after 2"));
    }

    @Test
    void anExchangeIsToldFromItsHeadToItsEnd() throws Exception {
        bench.core.observe(log);
        MemoryChannel channel = begin();
        log.told.clear();
        ServerStream stream = request("GET /a HTTP/1.1\r\nhost: h\r\n\r\n");
        Bench.onLoop(channel, () -> {
            ServerExchange exchange = inForce().begin(stream);
            exchange.data(HeapSlice.of(new byte[7]));
            engine.streams.get(0).head(proxy(OutgoingHead.class, (method, arguments) -> 204));
            exchange.responseWritten();
            exchange.closed(null);
        });

        assertThat(log.told).containsExactly("begun GET /a h fast#1 plain#1", "over 204 true 7");
    }

    @Test
    void whatARefusalCutsOffHasItsStatus() throws Exception {
        bench.core.observe(log);
        MemoryChannel channel = begin();
        log.told.clear();
        ServerStream stream = request("GET /a HTTP/1.1\r\nhost: h\r\n\r\n");
        ProtocolException error = new ProtocolException("HPE_INVALID_CHUNK_SIZE", 400, 0, "expected a size");
        PlatformConnection connection = connection();
        Bench.onLoop(channel, () -> {
            ServerExchange exchange = inForce().begin(stream);
            bench.endpoint.refused(connection, new RefusedRequest(error, null, exchange));
            exchange.closed(null);
            byte[] head = "GEt / HTTP\r\nx".getBytes(StandardCharsets.ISO_8859_1);
            bench.endpoint.refused(connection, new RefusedRequest(error, head, null));
        });

        assertThat(log.told)
                .containsExactly(
                        "begun GET /a h fast#1 plain#1",
                        "refused 400 HPE_INVALID_CHUNK_SIZE '' true",
                        "over 400 false 0",
                        "refused 400 HPE_INVALID_CHUNK_SIZE 'GEt / HTTP' false");
    }

    @Test
    void oneThatWentIsNotToldTheEnd() throws Exception {
        Log other = new Log();
        bench.core.observe(log);
        bench.core.observe(other);
        MemoryChannel channel = begin();
        ServerStream stream = request("GET /a HTTP/1.1\r\nhost: h\r\n\r\n");
        ServerExchange[] running = {null};
        Bench.onLoop(channel, () -> running[0] = inForce().begin(stream));
        bench.core.forget(log);
        Bench.onLoop(channel, () -> running[0].closed(null));

        assertThat(log.told).noneMatch(line -> line.startsWith("over"));
        assertThat(other.told).contains("over 0 false 0");
    }

    @Test
    void anEngineThatEndsTheConnectionAtOnceIsToldToo() throws Exception {
        engine.takes = false;
        bench.core.observe(log);
        MemoryChannel channel = begin();
        ServerStream stream = request("GET /a HTTP/1.1\r\nhost: h\r\n\r\n");
        Bench.onLoop(channel, () -> assertThat(inForce().begin(stream)).isNull());

        assertThat(log.told).endsWith("over 0 false 0");
    }
}
