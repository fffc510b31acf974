package io.jackfield.client;

import io.jackfield.api.Socket;
import io.jackfield.message.harness.TestChannel;
import io.jackfield.message.harness.TestInput;
import io.jackfield.message.http1.Http1Factory;
import io.jackfield.parser.strict.StrictParserFactory;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Input;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.ClientExchange;
import io.jackfield.spi.engine.ClientSession;
import io.jackfield.spi.engine.ClientStream;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.transport.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A connection to a server that the test plays, with the real protocol and parser: {@link #receive} and {@link #take}. */
final class TestConnection implements Connection {
    final TestLoop loop;
    final TestChannel channel = new TestChannel();
    final TestInput input = new TestInput();
    final TestSocket handle;
    boolean closed;
    boolean detached;
    Boolean keptByEngine;

    private final Parser parser = new StrictParserFactory().newParser(ParserSpec.of(ParserLimits.defaults()));
    private ClientSession session;
    private boolean flush;

    TestConnection(TestLoop loop, TestSocket handle) {
        this.loop = loop;
        this.handle = handle;
        loop.endOfTurn.add(() -> {
            if (flush && !closed) {
                flush = false;
                channel.flush();
                if (channel.pending() == 0) {
                    loop.nextTick(this::written);
                }
            }
        });
    }

    private void written() {
        if (!closed && session != null) {
            session.written();
        }
    }

    // ---- the server's side

    /** The server sends bytes in one piece. */
    void receive(String latin1) {
        loop.turn(() -> {
            if (!closed) {
                input.add(latin1.getBytes(StandardCharsets.ISO_8859_1));
                handle.bytesRead += latin1.length();
                session.input();
            }
        });
    }

    /** The server ends its output. */
    void receiveEnd() {
        loop.turn(() -> {
            if (!closed) {
                session.inputEnded();
            }
        });
    }

    /** The server sends bytes and ends its output, and both are seen in one turn. */
    void receiveAndEnd(String latin1) {
        loop.turn(() -> {
            input.add(latin1.getBytes(StandardCharsets.ISO_8859_1));
            handle.bytesRead += latin1.length();
            session.input();
            session.inputEnded();
        });
    }

    /** The connection breaks. */
    void reset() {
        loop.turn(() -> {
            closed = true;
            session.closed(new IOException("Connection reset by peer"));
            handle.socket.emit(Socket.CLOSE);
        });
    }

    /** The server takes so many more bytes. */
    void room(long bytes) {
        loop.turn(() -> {
            channel.room = bytes;
            channel.flush();
            session.written();
        });
    }

    /** The limit of inactivity passes. */
    boolean idle() {
        boolean[] handled = new boolean[1];
        loop.turn(() -> handled[0] = session.timedOut());
        return handled[0];
    }

    /** What the server got since the last call. */
    String take() {
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
        return handle.socket;
    }

    @Override
    public ServerHost host() {
        return null;
    }

    @Override
    public Input input() {
        return input;
    }

    @Override
    public Lease<Parser> parser() {
        return new Lease<>() {
            @Override
            public Parser get() {
                return parser;
            }

            @Override
            public String name() {
                return "strict";
            }

            @Override
            public long generation() {
                return 1;
            }

            @Override
            public void release() {}
        };
    }

    @Override
    public boolean boundary() {
        return true;
    }

    @Override
    public boolean retiring() {
        return false;
    }

    @Override
    public void reading(boolean on) {}

    @Override
    public void flushSoon() {
        flush = true;
    }

    @Override
    public void idleTimeout(long millis) {
        handle.calls.add("idleTimeout[" + millis + "]");
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            channel.close();
            loop.execute(() -> {
                if (session != null) {
                    session.closed(null);
                }
                handle.socket.emit(Socket.CLOSE);
            });
        }
    }

    @Override
    public void closeAfterOutput() {
        channel.flush();
        close();
    }

    @Override
    public void closeLingering() {
        closeAfterOutput();
    }

    @Override
    public Socket detach() {
        detached = true;
        return handle.socket;
    }

    @Override
    public ClientStream request(ClientExchange exchange) {
        if (session == null) {
            session = (ClientSession) new Http1Factory().newProtocol(loop).connect(this);
        }
        return session.request(exchange);
    }

    @Override
    public void requestEnded(boolean reusable) {
        keptByEngine = reusable;
        if (!reusable) {
            close();
        }
    }
}
