package io.jackfield.message.http1;

import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.ServerExchange;
import io.jackfield.spi.engine.ServerStream;
import io.jackfield.spi.parser.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An engine whose exchanges write down what they are told ({@link #log}) and do what the test says. */
public final class TestEngine implements ServerEngine {
    public final List<String> log = new ArrayList<>();
    public final List<TestExchange> exchanges = new ArrayList<>();

    /** Done when a request's head is in. */
    public Consumer<TestExchange> onRequest = exchange -> {};

    /** Done when a request is complete. */
    public Consumer<TestExchange> onEnd = exchange -> exchange.answer("ok");

    boolean takeErrors;
    public String error;
    int bytesParsed;
    byte[] rawPacket;

    @Override
    public String name() {
        return "test";
    }

    @Override
    public int ranking() {
        return 0;
    }

    @Override
    public ServerExchange begin(ServerStream stream) {
        TestExchange exchange = new TestExchange(this, stream, exchanges.size() + 1);
        exchanges.add(exchange);
        exchange.log("begin " + stream.requestHead().method() + " "
                + stream.requestHead().target());
        onRequest.accept(exchange);
        return exchange.detached ? null : exchange;
    }

    @Override
    public boolean clientError(Connection connection, ProtocolException thrown, int parsed, byte[] packet) {
        error = thrown.code();
        bytesParsed = parsed;
        rawPacket = packet;
        log.add("clientError " + thrown.code());
        return takeErrors;
    }

    @Override
    public boolean timedOut(Connection connection) {
        log.add("timedOut");
        return false;
    }
}
