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

    private ObservedEngine(ServerEngine engine, Generation<ServerEngine> generation, Observers observers) {
        this.engine = engine;
        this.generation = generation;
        this.observers = observers;
    }

    /** What stands for an engine on a loop: itself while nobody watches, that is while there are no observers. */
    static ServerEngine inFrontOf(ServerEngine engine, Generation<ServerEngine> generation, Observers observers) {
        return observers == null ? engine : new ObservedEngine(engine, generation, observers);
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
