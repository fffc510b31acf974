package io.jackfield.platform.handle;

import io.jackfield.api.Socket;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.tls.TlsSession;
import io.jackfield.platform.core.Addresses;
import io.jackfield.platform.core.PlatformConnection;
import io.jackfield.platform.core.PlatformLoop;
import io.jackfield.platform.core.RawSink;
import io.jackfield.platform.tls.TlsChannel;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Loop;
import io.jackfield.stream.DuplexStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;

/**
 * The application's side of a {@link PlatformConnection}: Node's {@code net.Socket}. While HTTP has the connection it only writes, ends and
 * tells; once HTTP gave it up, its bytes flow here. {@link ClientSocket} adds what comes before a connection is there.
 *
 * <pre>
 *   connecting --> HTTP's --detach--> raw --both sides ended--> destroyed
 *        |           |                 |
 *        +-----------+-----------------+--> destroyed --> CLOSE
 * </pre>
 */
class SocketHandle extends DuplexStream implements Socket {
    private final HttpFacade http;
    private final PlatformLoop loop;
    private final RawSink sink = new Sink();
    private volatile PlatformConnection connection;

    private List<Slice> held;
    private boolean endHeld;
    private boolean transmitting;
    private boolean finalizing;
    private boolean gone;
    private boolean ownTimeout;
    private volatile boolean hadError;
    private volatile long timeout;
    private volatile long bytesWritten;
    private Boolean noDelay;
    private Runnable keepAlive;

    SocketHandle(HttpFacade http, PlatformLoop loop) {
        this.http = http;
        this.loop = loop;
    }

    /** The handle of a connection that a server accepted. */
    static RawSink accepted(HttpFacade http, PlatformConnection connection) {
        SocketHandle socket = new SocketHandle(http, (PlatformLoop) connection.loop());
        socket.connection = connection;
        return socket.sink;
    }

    final HttpFacade http() {
        return http;
    }

    final RawSink sink() {
        return sink;
    }

    final PlatformConnection connection() {
        return connection;
    }

    @Override
    public final Loop loop() {
        return loop;
    }

    final PlatformLoop platformLoop() {
        return loop;
    }

    final void run(Runnable action) {
        if (loop.inLoop()) {
            action.run();
        } else {
            loop.execute(action);
        }
    }

    /** Whether the application alone has the connection, so that its errors are its own. */
    boolean ownedByApplication() {
        PlatformConnection now = connection;
        return now != null && now.detached();
    }

    /** Whether this side may go on after the peer ended: so for connections to a server, as in Node's {@code http}. */
    boolean allowsHalfOpen() {
        return true;
    }

    // ---- the connection

    /** The connection is there: what was asked for meanwhile is done. */
    final void attach(PlatformConnection made) {
        connection = made;
        if (noDelay != null) {
            made.channel().noDelay(noDelay);
        }
        if (keepAlive != null) {
            keepAlive.run();
        }
        if (timeout > 0) {
            made.idleTimeout(timeout);
        }
    }

    /** Sends what was written before the connection was there. */
    final void sendHeld() {
        List<Slice> first = held;
        held = null;
        if (first != null) {
            send(first);
        }
        if (endHeld) {
            endHeld = false;
            finishOutput();
        }
    }

    /** The bytes of a connection that HTTP gave up. */
    private final class Sink implements RawSink {
        @Override
        public Socket socket() {
            return SocketHandle.this;
        }

        @Override
        public void raw(Slice bytes) {
            if (destroyed()) {
                bytes.release();
            } else {
                push(bytes);
            }
        }

        @Override
        public void rawEnd() {
            pushEnd();
        }

        @Override
        public void written() {
            outputTaken();
        }

        @Override
        public boolean timedOut() {
            return emit(TIMEOUT) || ownTimeout;
        }

        @Override
        public void closed(IOException cause) {
            gone = true;
            hadError |= cause != null;
            if (destroyed()) {
                SocketHandle.this.closed(null);
            } else {
                destroy(cause == null ? null : NetworkErrors.broken(cause));
            }
        }
    }

    // ---- the stream machine

    @Override
    protected void demand(boolean more) {
        PlatformConnection now = connection;
        if (now != null && now.detached()) {
            now.reading(more);
        }
    }

    @Override
    protected void transmit(List<Slice> chunks) {
        if (connection == null) {
            held = chunks;
        } else {
            send(chunks);
        }
    }

    private void send(List<Slice> chunks) {
        transmitting = true;
        for (Slice chunk : chunks) {
            bytesWritten += chunk.length();
            connection.channel().write(chunk);
        }
        connection.flushSoon();
    }

    private void outputTaken() {
        if (connection.channel().pending() > 0) {
            return;
        }
        if (transmitting) {
            transmitting = false;
            written(null);
        } else if (finalizing) {
            finalizing = false;
            finalized(null);
        }
    }

    @Override
    protected void finalizing() {
        if (connection == null) {
            endHeld = true;
        } else {
            finishOutput();
        }
    }

    private void finishOutput() {
        if (connection.detached()) {
            connection.channel().shutdownOutput();
            finalizing = true;
            loop.nextTick(this::outputTaken);
        } else {
            connection.closeLingering();
            finalized(null);
        }
    }

    @Override
    protected void destroying(Exception error) {
        hadError |= error != null;
        if (gone || connection == null) {
            if (held != null) {
                held.forEach(Slice::release);
                held = null;
            }
            abandoned(error);
            closed(error);
        } else {
            if (error != null) {
                // close is told when the connection is gone, the reason before
                loop.nextTick(() -> emit(ERROR, error));
            }
            connection.close();
        }
    }

    /** Destroyed without a connection, or after it was gone. */
    void abandoned(Exception error) {}

    @Override
    public boolean emit(Event0 event) {
        boolean heard = super.emit(event);
        if (event == END) {
            if (!allowsHalfOpen() && isWritable()) {
                end();
            }
            endIfDone();
        } else if (event == FINISH) {
            endIfDone();
        }
        return heard;
    }

    private void endIfDone() {
        if (endEmitted() && writableFinished() && !destroyed()) {
            destroy();
        }
    }

    @Override
    protected void unheard(Exception error) {
        if (ownedByApplication()) {
            super.unheard(error);
        }
    }

    @Override
    protected void uncaught(Event<?> event, Throwable thrown) {
        http.uncaught(thrown);
    }

    // ---- settings

    @Override
    public Socket setTimeout(long millis) {
        if (millis < 0 || millis > Integer.MAX_VALUE) {
            throw ArgumentException.range(
                    ErrorCodes.ERR_OUT_OF_RANGE,
                    "The value of \"msecs\" is out of range. It must be a non-negative number. Received " + millis);
        }
        timeout = millis;
        run(() -> {
            ownTimeout = millis > 0;
            timeoutChanged(millis);
        });
        return this;
    }

    /** Applies a limit of inactivity; on the loop. */
    void timeoutChanged(long millis) {
        if (connection != null) {
            connection.idleTimeout(millis);
        }
    }

    @Override
    public Socket setTimeout(long millis, Listener0 callback) {
        setTimeout(millis);
        return millis == 0 ? off(TIMEOUT, callback) : once(TIMEOUT, callback);
    }

    @Override
    public long timeout() {
        PlatformConnection now = connection;
        return now == null ? timeout : now.idleTimeout();
    }

    @Override
    public Socket setNoDelay(boolean on) {
        run(() -> {
            noDelay = on;
            if (connection != null) {
                connection.channel().noDelay(on);
            }
        });
        return this;
    }

    @Override
    public Socket setKeepAlive(boolean enable, long initialDelayMillis) {
        int seconds = (int) Math.min(Integer.MAX_VALUE, (initialDelayMillis + 999) / 1000);
        run(() -> {
            keepAlive = () -> connection.channel().keepAlive(enable, seconds);
            if (connection != null) {
                keepAlive.run();
            }
        });
        return this;
    }

    @Override
    public Socket ref() {
        return this;
    }

    @Override
    public Socket unref() {
        return this;
    }

    // ---- what it tells

    private SocketAddress remote() {
        PlatformConnection now = connection;
        return now == null ? null : now.channel().remoteAddress();
    }

    private SocketAddress local() {
        PlatformConnection now = connection;
        return now == null ? null : now.channel().localAddress();
    }

    @Override
    public String remoteAddress() {
        return Addresses.host(remote());
    }

    @Override
    public int remotePort() {
        return Addresses.port(remote());
    }

    @Override
    public String remoteFamily() {
        return Addresses.familyName(remote());
    }

    @Override
    public String localAddress() {
        return Addresses.host(local());
    }

    @Override
    public int localPort() {
        return Addresses.port(local());
    }

    @Override
    public long bytesRead() {
        PlatformConnection now = connection;
        return now == null ? 0 : now.bytesRead();
    }

    @Override
    public long bytesWritten() {
        return bytesWritten;
    }

    private TlsChannel encrypting() {
        PlatformConnection now = connection;
        return now != null && now.channel() instanceof TlsChannel channel ? channel : null;
    }

    @Override
    public boolean encrypted() {
        return encrypting() != null;
    }

    @Override
    public TlsSession tls() {
        TlsChannel channel = encrypting();
        return channel == null ? null : channel.session();
    }

    @Override
    public boolean connecting() {
        return connection == null && !destroyed();
    }

    @Override
    public boolean hadError() {
        return hadError;
    }

    // ---- this, as the type that applications know

    @Override
    public <L extends Listener> SocketHandle on(Event<L> event, L listener) {
        super.on(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> SocketHandle once(Event<L> event, L listener) {
        super.once(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> SocketHandle prependListener(Event<L> event, L listener) {
        super.prependListener(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> SocketHandle off(Event<L> event, L listener) {
        super.off(event, listener);
        return this;
    }

    @Override
    public SocketHandle pause() {
        super.pause();
        return this;
    }

    @Override
    public SocketHandle resume() {
        super.resume();
        return this;
    }

    @Override
    public SocketHandle destroy() {
        super.destroy();
        return this;
    }

    @Override
    public SocketHandle destroy(Exception error) {
        super.destroy(error);
        return this;
    }
}
