package io.jackfield.platform.core;

import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.ServerExchange;
import io.jackfield.spi.engine.ServerStream;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Stands before an engine while somebody watches: each exchange becomes an {@link ObservedExchange}. It is put in force and taken out as an
 * engine is, so that a request that nobody watches passes nothing of this.
 */
final class ObservedEngine implements ServerEngine {
    private final ServerEngine engine;
    private final Generation<ServerEngine> generation;
    private final Observers observers;

    ObservedEngine(ServerEngine engine, Generation<ServerEngine> generation, Observers observers) {
        this.engine = engine;
        this.generation = generation;
        this.observers = observers;
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public int ranking() {
        return engine.ranking();
    }

    @Override
    public ServerExchange begin(ServerStream stream) {
        PlatformConnection connection = (PlatformConnection) stream.connection();
        ObservedExchange observed = new ObservedExchange(stream, connection, generation, observers);
        observers.begun(observed);
        ServerExchange exchange = null;
        try {
            exchange = engine.begin(observed.stream());
        } finally {
            if (exchange == null) {
                observed.notAnswered();
            }
        }
        return exchange == null ? null : observed.around(exchange);
    }

    @Override
    public boolean clientError(Connection connection, ProtocolException error, int bytesParsed, byte[] rawPacket) {
        return engine.clientError(connection, error, bytesParsed, rawPacket);
    }

    @Override
    public boolean timedOut(Connection connection) {
        return engine.timedOut(connection);
    }
}
