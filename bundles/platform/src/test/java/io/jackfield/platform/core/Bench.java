package io.jackfield.platform.core;

import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.Socket;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.MemoryTransport.MemoryChannel;
import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** A core with one memory transport and one endpoint, and what tests do with them. */
final class Bench implements AutoCloseable {
    final MemoryTransport transport = new MemoryTransport();
    final Core core;
    final Endpoint endpoint;
    private final TransportUnit unit;

    Bench(long drainMillis, long parkMillis) {
        core = new Core(new CoreSettings(2, drainMillis, parkMillis, 0));
        Generation<Transport> generation =
                core.strategies().add(StrategyKind.TRANSPORT, transport, "memory", 1, from("test"));
        unit = core.transports().unit(generation);
        endpoint = endpoint(core);
    }

    /** A core for real sockets: one protocol and one parser, no transport yet. */
    static Core onSockets() {
        Core core = new Core(new CoreSettings(1, 1000, 5000, 100));
        core.strategies().add(StrategyKind.PROTOCOL, new LineProtocol("lines", 1), "lines", 1, from("test"));
        core.strategies().add(StrategyKind.PARSER, new NamedParser("one", 1), "one", 1, from("test"));
        return core;
    }

    static Endpoint endpoint(Core core) {
        return core.endpoint("test", new Owner(), EndpointSettings.defaults());
    }

    static Generation<Transport> add(Core core, Transport transport) {
        return core.strategies()
                .add(StrategyKind.TRANSPORT, transport, transport.name(), transport.ranking(), from("test"));
    }

    /** Sends a line, and takes one as the answer. */
    static String ask(OutputStream output, InputStream input, String line) throws IOException {
        output.write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
        StringBuilder answer = new StringBuilder();
        int c;
        while ((c = input.read()) != '\n') {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            answer.append((char) c);
        }
        return answer.toString();
    }

    static Generation.Registration from(String bundle) {
        return new Generation.Registration(Map.of("bundle", bundle), bundle);
    }

    record NamedParser(String name, int ranking) implements ParserFactory {
        @Override
        public Parser newParser(ParserSpec spec) {
            return LineProtocol.SILENT;
        }
    }

    Generation<ParserFactory> parser(String name, int ranking) {
        return core.strategies().add(StrategyKind.PARSER, new NamedParser(name, ranking), name, ranking, from(name));
    }

    Generation<?> protocol(String name, int ranking) {
        return core.strategies().add(StrategyKind.PROTOCOL, new LineProtocol(name, ranking), name, ranking, from(name));
    }

    PlatformLoop loop(int index) {
        return unit.loops().get(index);
    }

    MemoryChannel connect(int loopIndex) {
        return connect(loopIndex, null);
    }

    MemoryChannel connect(int loopIndex, SocketAddress from) {
        MemoryChannel channel = new MemoryChannel(transport.loops.get(loopIndex)).from(from);
        onLoop(channel, () -> channel.open(endpoint.accept(channel)));
        return channel;
    }

    void send(MemoryChannel channel, String text) {
        onLoop(channel, () -> channel.receive(HeapSlice.of(text.getBytes(StandardCharsets.ISO_8859_1))));
    }

    static void onLoop(MemoryChannel channel, Runnable task) {
        CompletableFuture.runAsync(task, channel.loop).join();
    }

    static void awaitOutput(MemoryChannel channel, String expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(channel.output())
                        .isEqualTo(expected));
    }

    @Override
    public void close() {
        core.close();
    }

    static final class Owner implements EndpointOwner {
        @Override
        public Server server() {
            return null;
        }

        @Override
        public ServerOptions options() {
            return null;
        }

        @Override
        public void uncaught(Throwable thrown) {
            throw new AssertionError(thrown);
        }

        @Override
        public boolean accepts(PlatformConnection connection) {
            return true;
        }

        @Override
        public void opened(PlatformConnection connection) {
            // Nobody listens.
        }

        @Override
        public RawSink socketFor(PlatformConnection connection) {
            return new RawSink() {
                @Override
                public Socket socket() {
                    return null;
                }

                @Override
                public void raw(Slice bytes) {
                    bytes.release();
                }

                @Override
                public void rawEnd() {
                    // Nobody listens.
                }

                @Override
                public void written() {
                    // Nobody listens.
                }

                @Override
                public boolean timedOut() {
                    return false;
                }

                @Override
                public void closed(IOException cause) {
                    // Nobody listens.
                }
            };
        }

        @Override
        public void closed(PlatformConnection connection, IOException cause) {
            // Nobody listens.
        }

        @Override
        public void released(PlatformConnection connection) {
            throw new AssertionError("a server's connection is not released");
        }

        @Override
        public void spoiled(PlatformConnection connection) {
            throw new AssertionError("a server's connection is not spoiled");
        }
    }
}
