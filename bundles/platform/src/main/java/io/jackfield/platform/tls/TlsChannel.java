package io.jackfield.platform.tls;

import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.tls.TlsSession;
import io.jackfield.platform.layer.ChannelLayer;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import java.io.IOException;
import java.lang.System.Logger.Level;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * A channel that encrypts, between the transport's {@link Channel} and the connection. {@link TlsHandshake} brings it up, {@link TlsInput} and
 * {@link TlsOutput} carry the bytes; this class joins them and knows how it ends:
 *
 * <pre>
 *   shaking hands --secured--> open --close_notify from both, close--> closed
 *        |                      |
 *        +--failed, time over---+--alert, broken--> failing (the alert is sent, input dropped, at most 1 s) --> closed
 * </pre>
 *
 * What is written before the handshake is over waits. Loop only.
 */
public final class TlsChannel extends ChannelLayer {
    private static final System.Logger LOG = System.getLogger(TlsChannel.class.getName());
    private static final long ALERT_MILLIS = 1000;
    /** Up to here copying a slice is cheaper than a record of its own. */
    private static final int COPIED = 4096;

    private final Loop loop;
    private final TlsInput input;
    private final TlsOutput output;
    private final TlsHandshake handshake;
    private final TlsFlood flood = new TlsFlood();
    private SSLEngine engine;
    private Slice early;
    /** Read by handles on any thread. */
    private volatile TlsSession session;

    private boolean wanted = true;
    private boolean reading = true;
    private boolean working;
    private boolean spoken;
    private boolean inBurst;
    private boolean delivered;
    private boolean inputEnded;
    private boolean ending;
    private boolean outputEnded;
    private boolean closing;
    private boolean closed;
    private HttpException failure;

    /**
     * Begins when {@link #open} is called.
     *
     * @param below the channel that carries the records
     * @param loop its loop
     * @param buffers the loop's
     * @param handshake how to bring it up
     */
    public TlsChannel(Channel below, Loop loop, TlsBuffers buffers, TlsHandshake handshake) {
        super(below);
        this.loop = loop;
        this.input = new TlsInput(buffers);
        this.output = new TlsOutput(below, buffers);
        this.handshake = handshake;
    }

    /** Begins the handshake; called once, before anything is read. */
    public void open(ChannelEvents receiver) {
        events = receiver;
        handshake.begin(this);
        work();
    }

    /** What was agreed on, or null before. */
    public TlsSession session() {
        return session;
    }

    Loop platformLoop() {
        return loop;
    }

    // ---- the work

    /** Goes on with whatever is to be done: the handshake, or records that came. */
    void work() {
        if (working || !goesOn()) {
            return;
        }
        working = true;
        try {
            if (engine == null) {
                engine = handshake.engine(input.received());
            }
            if (engine != null) {
                pump();
            }
        } catch (SSLException | RuntimeException e) {
            fail(TlsFailures.of(e));
        } finally {
            working = false;
            input.settle();
        }
        afterWork();
    }

    private boolean goesOn() {
        return !closing && !closed && failure == null;
    }

    private void afterWork() {
        if (spoken && goesOn()) {
            spoken = false;
            flushBelow();
        }
        applyReading();
        if (delivered && !inBurst) {
            tellReadComplete();
        }
    }

    private void pump() throws SSLException {
        boolean more = true;
        while (more && goesOn() && !handshake.busy()) {
            more = switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> handshake.runTasks(engine);
                case NEED_WRAP -> speak();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> openOne();
                default -> handshake.finish(engine) && (deliverEarly() || !input.isEmpty() && openOne());
            };
        }
    }

    private boolean speak() throws SSLException {
        spoken = true;
        long before = below.pending();
        output.answer(engine);
        if (session != null) {
            flood.answered(below.pending() - before);
        }
        return engine.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NEED_WRAP;
    }

    private boolean openOne() throws SSLException {
        TlsInput.Opened opened = input.open(engine);
        look(opened);
        if (opened.bytes() != null && session == null) {
            // some engines notice only with the next record that the handshake is over
            early = opened.bytes();
            return true;
        } else if (opened.bytes() != null) {
            deliver(opened.bytes());
        }
        if (opened.ended()) {
            spoken = true;
            output.speak(engine);
            input.clear();
            peerEnded();
            return false;
        }
        return opened.answer() ? speak() : opened.progress();
    }

    private void look(TlsInput.Opened opened) throws SSLException {
        if (session == null) {
            flood.shaking();
        } else if (opened.progress()) {
            flood.opened(opened.bytes() != null);
        }
    }

    private boolean deliverEarly() {
        Slice first = early;
        early = null;
        if (first != null) {
            deliver(first);
        }
        return first != null;
    }

    private void deliver(Slice bytes) {
        delivered = true;
        events.read(bytes);
    }

    /** The handshake is over, and the peer checked. */
    void secured(TlsSession agreed) {
        session = agreed;
        handshake.opening().secured(agreed);
        if (goesOn()) {
            boolean waited = output.collected() > 0;
            flush();
            if (waited && below.pending() == 0) {
                loop.nextTick(this::written);
            }
            if (ending) {
                endOutput();
            }
        }
    }

    private boolean isOpen() {
        return session != null && goesOn();
    }

    private void peerEnded() {
        if (session == null) {
            fail(TlsFailures.disconnected(null));
        } else if (!inputEnded) {
            inputEnded = true;
            if (delivered) {
                tellReadComplete();
            }
            events.inputEnded();
            closeIfOver();
        }
    }

    // ---- the end

    /** It can not go on: says so to the peer, and drops what comes. */
    void fail(HttpException cause) {
        if (goesOn()) {
            breakOff(cause);
            alert();
            Deadline last = loop.deadline(below::close);
            last.arm(ALERT_MILLIS);
            below.shutdownOutput();
            below.reading(true);
            tellFailed();
        }
    }

    /** It does not even begin: nothing is owed to the peer. */
    void refuse(HttpException cause) {
        if (goesOn()) {
            breakOff(cause);
            closing = true;
            below.close();
            tellFailed();
        }
    }

    private void breakOff(HttpException cause) {
        failure = cause;
        handshake.end();
        output.drop();
        input.clear();
    }

    private void tellFailed() {
        if (session == null) {
            handshake.opening().failed(failure);
        }
    }

    private void alert() {
        try {
            if (engine != null) {
                output.speak(engine);
            }
        } catch (SSLException | RuntimeException e) {
            LOG.log(Level.DEBUG, "an alert could not be sent", e);
        }
    }

    /** Says that nothing follows. */
    private void endOutput() {
        if (outputEnded) {
            return;
        }
        outputEnded = true;
        try {
            output.seal(engine);
            engine.closeOutbound();
            output.speak(engine);
        } catch (SSLException e) {
            fail(TlsFailures.of(e));
            return;
        }
        below.shutdownOutput();
        closeIfOver();
    }

    private void closeIfOver() {
        if (inputEnded && outputEnded && below.pending() == 0 && !closing) {
            closing = true;
            below.close();
        }
    }

    // ---- what the channel below tells

    @Override
    public void read(Slice bytes) {
        if (failure != null || closing || inputEnded) {
            bytes.release();
            return;
        }
        inBurst = true;
        input.add(bytes);
        work();
    }

    @Override
    public void readComplete() {
        inBurst = false;
        if (delivered) {
            tellReadComplete();
        }
    }

    private void tellReadComplete() {
        delivered = false;
        if (!closed) {
            events.readComplete();
        }
    }

    /** Without a close_notify a client can not know whether a body that ends with the connection is whole (RFC 9112 section 9.8). */
    @Override
    public void inputEnded() {
        if (failure != null || closing) {
            below.close();
        } else if (session == null) {
            fail(TlsFailures.disconnected(null));
            below.close();
        } else if (!inputEnded && handshake.isClient()) {
            failure = new HttpException(ErrorCodes.ECONNRESET, "read ECONNRESET: TLS ended without close_notify");
            below.close();
        } else {
            peerEnded();
        }
    }

    @Override
    public void written() {
        if (goesOn()) {
            if (below.pending() == 0) {
                flood.read();
            }
            events.written();
            closeIfOver();
        }
    }

    @Override
    public void closed(IOException cause) {
        closed = true;
        handshake.end();
        output.drop();
        input.clear();
        output.release(engine);
        if (session == null && failure == null) {
            failure = TlsFailures.disconnected(cause);
            handshake.opening().failed(failure);
        }
        events.closed(failure == null ? cause : failure);
    }

    // ---- the contract of a channel

    @Override
    public byte[] reserve(int length) {
        return output.reserve(length);
    }

    @Override
    public int offset() {
        return output.collected();
    }

    @Override
    public void commit(int length) {
        output.commit(length);
        if (!goesOn() || outputEnded) {
            output.drop();
        }
        if (output.collected() >= TlsBuffers.PLAIN && isOpen()) {
            seal(null);
        }
    }

    @Override
    public void write(Slice slice) {
        if (!goesOn() || outputEnded) {
            slice.release();
        } else if (slice.length() <= COPIED || !isOpen()) {
            output.append(slice);
        } else {
            seal(slice);
            slice.release();
        }
    }

    /** Seals what was collected, and a slice behind it. */
    private void seal(Slice slice) {
        if (outputEnded) {
            output.drop();
            return;
        }
        try {
            output.seal(engine);
            if (slice != null) {
                output.seal(engine, slice.view());
            }
        } catch (SSLException | RuntimeException e) {
            fail(TlsFailures.of(e));
        }
    }

    @Override
    public void flush() {
        if (isOpen()) {
            seal(null);
            flushBelow();
        }
    }

    private void flushBelow() {
        below.flush();
        if (below.pending() == 0) {
            flood.read();
        }
    }

    @Override
    public long pending() {
        return closed ? 0 : below.pending() + output.collected();
    }

    @Override
    public void shutdownOutput() {
        if (isOpen()) {
            endOutput();
        } else {
            ending = true;
        }
    }

    @Override
    public void reading(boolean on) {
        wanted = on;
        applyReading();
    }

    /** The handshake reads whatever the connection wants, but for while it waits for somebody else. */
    void applyReading() {
        boolean on = failure != null || (session == null ? !handshake.busy() : wanted);
        if (on != reading && !closing && !closed) {
            reading = on;
            below.reading(on);
        }
    }

    @Override
    public void close() {
        if (closing || closed) {
            return;
        }
        closing = true;
        handshake.end();
        output.drop();
        if (session != null && failure == null && !outputEnded) {
            engine.closeOutbound();
            alert();
            below.flush();
        }
        below.close();
    }

    @Override
    public void reset() {
        if (!closing && !closed) {
            closing = true;
            handshake.end();
            output.drop();
            below.reset();
        }
    }
}
