package io.jackfield.platform.core;

import io.jackfield.api.Socket;
import io.jackfield.api.event.Emitter;
import io.jackfield.platform.observe.SeenConnection;
import io.jackfield.platform.observe.SeenExchange;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.ServerExchange;
import io.jackfield.spi.engine.ServerStream;
import io.jackfield.spi.parser.HeadBlock;
import java.io.IOException;

/**
 * What is known of one exchange under an {@link ObservedEngine}. It stands on both ways: as {@link ObservedStream} between engine and
 * protocol, and by {@link #around} between protocol and engine. Loop only.
 */
final class ObservedExchange implements SeenExchange {
    private final ServerStream inner;
    private final PlatformConnection connection;
    private final Generation<?> parser;
    private final Generation<ServerEngine> engine;
    private final Observers observers;
    private final SeenConnection seen;
    private final long started = System.nanoTime();
    private long ended;
    private long received;
    private int status;
    private int refusal;
    private Socket tunnel;
    private boolean complete;
    private boolean over;

    ObservedExchange(
            ServerStream inner, PlatformConnection connection, Generation<ServerEngine> engine, Observers observers) {
        this.inner = inner;
        this.connection = connection;
        this.parser = connection.assignment().parserInForce();
        this.engine = engine;
        this.observers = observers;
        this.seen = new ObservedConnection(connection);
    }

    // ---- on the way

    /** What the engine is given. */
    ServerStream stream() {
        return new ObservedStream(inner, this);
    }

    void head(int answered) {
        status = answered;
    }

    /** The connection leaves HTTP: over with its socket. */
    void detached(Socket socket) {
        tunnel = socket;
        socket.once(Emitter.CLOSE, () -> end(false));
    }

    /** The engine gave nothing back: it detached the connection, or ended it. */
    void notAnswered() {
        if (tunnel == null) {
            end(false);
        }
    }

    /** The answer is this refusal, unless one had begun. */
    void refused(int answered) {
        refusal = answered;
    }

    /** What the protocol is given. */
    ServerExchange around(ServerExchange exchange) {
        if (connection.closed()) {
            end(false);
        }
        return new Around(exchange);
    }

    private void end(boolean whole) {
        if (!over) {
            over = true;
            complete = whole;
            status = status == 0 ? refusal : status;
            ended = System.nanoTime();
            observers.over(this);
        }
    }

    /** Hears what the protocol tells the engine. */
    private final class Around implements ServerExchange, Observed {
        private final ServerExchange exchange;

        Around(ServerExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public ObservedExchange observed() {
            return ObservedExchange.this;
        }

        @Override
        public void data(Slice slice) {
            received += slice.length();
            exchange.data(slice);
        }

        @Override
        public void end(HeadBlock trailers) {
            exchange.end(trailers);
        }

        @Override
        public void writable() {
            exchange.writable();
        }

        @Override
        public boolean timedOut() {
            return exchange.timedOut();
        }

        @Override
        public void responseWritten() {
            ObservedExchange.this.end(true);
            exchange.responseWritten();
        }

        @Override
        public void over() {
            exchange.over();
        }

        @Override
        public void closed(IOException cause) {
            ObservedExchange.this.end(false);
            exchange.closed(cause);
        }
    }

    /** An exchange given to a protocol that somebody watches. */
    interface Observed {
        ObservedExchange observed();
    }

    /** Who watches an exchange that a protocol was given, or null. */
    static ObservedExchange of(ServerExchange exchange) {
        return exchange instanceof Observed watched ? watched.observed() : null;
    }

    // ---- SeenExchange

    @Override
    public SeenConnection connection() {
        return seen;
    }

    @Override
    public String method() {
        return inner.requestHead().method();
    }

    @Override
    public String target() {
        return inner.requestHead().target();
    }

    @Override
    public String version() {
        return inner.requestHead().major() + "." + inner.requestHead().minor();
    }

    @Override
    public String header(String lowerCaseName) {
        int at = inner.requestHead().find(lowerCaseName, 0);
        return at < 0 ? null : inner.requestHead().value(at);
    }

    @Override
    public String parser() {
        return parser == null ? "" : parser.toString();
    }

    @Override
    public String engine() {
        return engine.toString();
    }

    @Override
    public long begun() {
        return System.currentTimeMillis() - (System.nanoTime() - started) / 1_000_000;
    }

    @Override
    public long nanos() {
        return (over ? ended : System.nanoTime()) - started;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public long sent() {
        return tunnel == null ? inner.sent() : tunnel.bytesWritten();
    }

    @Override
    public long received() {
        return received;
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public boolean tunnel() {
        return tunnel != null;
    }
}
