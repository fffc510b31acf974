package io.jackfield.message.harness;

import io.jackfield.api.Socket;
import io.jackfield.message.http1.Http1Factory;
import io.jackfield.parser.strict.StrictParserFactory;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Input;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.ClientExchange;
import io.jackfield.spi.engine.ClientStream;
import io.jackfield.spi.engine.Session;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.transport.Channel;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/** A connection whose peer is the test: {@link #receive} brings bytes, {@link #take} gives what was sent. */
public final class TestConnection implements Connection {
    public final TestLoop loop = new TestLoop();
    public final TestChannel channel = new TestChannel();
    public final TestInput input = new TestInput();
    public final TestHost host;
    /** A handle that knows nothing but itself. */
    private final Socket socket = (Socket) Proxy.newProxyInstance(
            TestConnection.class.getClassLoader(), new Class<?>[] {Socket.class}, (proxy, method, args) -> {
                switch (method.getName()) {
                    case "equals":
                        return proxy == args[0];
                    case "hashCode":
                        return 1;
                    default:
                        throw new UnsupportedOperationException(method.getName());
                }
            });

    /** The parser of all leases. */
    public Parser parser = new StrictParserFactory().newParser(ParserSpec.of(ParserLimits.defaults()));

    public Session session;
    /** What the session said last about reading, null if nothing. */
    public Boolean readingWanted;

    public boolean parserThere = true;
    public boolean boundary = true;
    public boolean retiring;
    public boolean detached;
    public int leases;
    public long idleMillis;
    public String end = "open";
    public Boolean reusable;
    private boolean flush;

    public TestConnection(TestHost host) {
        this.host = host;
        loop.endOfTurn.add(() -> {
            if (flush) {
                flush = false;
                channel.flush();
            }
        });
    }

    /** A connection that a server serves. */
    public static TestConnection served(TestHost host) {
        TestConnection connection = new TestConnection(host);
        connection.succeed();
        return connection;
    }

    /** Another session takes over, as after a hand-back. */
    public void succeed() {
        session = new Http1Factory().newProtocol(loop).serve(this);
    }

    // ---- the peer's side

    public TestConnection receive(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        loop.turn(() -> {
            input.add(bytes);
            if (end.equals("open")) {
                session.input();
            }
        });
        return this;
    }

    public TestConnection receiveEnd() {
        loop.turn(() -> {
            if (end.equals("open")) {
                session.inputEnded();
            }
        });
        return this;
    }

    /** The peer takes so many more bytes. */
    public TestConnection room(long bytes) {
        loop.turn(() -> {
            channel.room = bytes;
            channel.flush();
            session.written();
        });
        return this;
    }

    public String take() {
        return channel.take();
    }

    // ---- Connection

    @Override
    public long id() {
        return 1;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Socket socket() {
        return socket;
    }

    @Override
    public ServerHost host() {
        return host;
    }

    @Override
    public Input input() {
        return input;
    }

    @Override
    public Lease<Parser> parser() {
        return parserThere ? new TestLease<>(parser, this::released) : null;
    }

    private void released(int change) {
        leases += change;
    }

    @Override
    public boolean boundary() {
        return boundary;
    }

    @Override
    public boolean retiring() {
        return retiring;
    }

    @Override
    public void reading(boolean on) {
        readingWanted = on;
    }

    @Override
    public void flushSoon() {
        flush = true;
    }

    @Override
    public void idleTimeout(long millis) {
        idleMillis = millis;
    }

    @Override
    public void close() {
        end("closed");
        channel.close();
    }

    @Override
    public void closeAfterOutput() {
        end("closed after output");
    }

    @Override
    public void closeLingering() {
        end("closed lingering");
    }

    private void end(String how) {
        if (end.equals("open")) {
            end = how;
            flush = true;
            loop.execute(() -> session.closed(null));
        }
    }

    @Override
    public Socket detach() {
        detached = true;
        return socket;
    }

    @Override
    public ClientStream request(ClientExchange exchange) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void requestEnded(boolean again) {
        reusable = again;
    }
}
