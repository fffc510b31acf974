package io.jackfield.platform.core;

import io.jackfield.api.stream.Duplex;
import io.jackfield.api.stream.Readable;
import io.jackfield.api.stream.Writable;
import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.TransportLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An application's {@link Duplex} as a channel, so that anything can carry HTTP (checklist items 102 and 249). Its events may come on any
 * thread; they are told on the loop, each in a task of its own.
 */
final class DuplexChannel implements Channel {
    private static final int FIRST_BUFFER = 512;

    private final Duplex duplex;
    private final PlatformLoop loop;
    private ChannelEvents events;
    private byte[] buffer = new byte[0];
    private int buffered;
    private boolean finishing;
    private boolean closed;

    DuplexChannel(Duplex duplex, PlatformLoop loop) {
        this.duplex = duplex;
        this.loop = loop;
    }

    /** Begins to tell what happens; called once, on the loop. */
    void open(ChannelEvents receiver) {
        events = receiver;
        duplex.on(Readable.DATA, bytes -> loop.execute(() -> received(bytes)));
        duplex.on(Readable.END, () -> loop.execute(this::ended));
        duplex.on(Readable.ERROR, e -> loop.execute(() -> gone(asIo(e))));
        duplex.on(Readable.CLOSE, () -> loop.execute(() -> gone(null)));
        duplex.on(Writable.DRAIN, () -> loop.execute(this::drained));
    }

    private static IOException asIo(Exception e) {
        return e instanceof IOException io ? io : new IOException("the stream that carries the connection failed", e);
    }

    private void received(ByteBuffer bytes) {
        if (!closed) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            events.read(HeapSlice.of(copy));
            events.readComplete();
        }
    }

    private void ended() {
        if (!closed) {
            events.inputEnded();
        }
    }

    private void drained() {
        if (!closed) {
            events.written();
        }
    }

    private void gone(IOException cause) {
        if (!closed) {
            closed = true;
            buffer = new byte[0];
            buffered = 0;
            events.closed(cause);
        }
    }

    @Override
    public TransportLoop loop() {
        return loop.transportLoop();
    }

    @Override
    public SocketAddress localAddress() {
        return null;
    }

    @Override
    public SocketAddress remoteAddress() {
        return null;
    }

    @Override
    public byte[] reserve(int length) {
        if (buffer.length - buffered < length) {
            buffer = Arrays.copyOf(buffer, Math.max(FIRST_BUFFER, (buffered + length) * 2));
        }
        return buffer;
    }

    @Override
    public int offset() {
        return buffered;
    }

    @Override
    public void commit(int length) {
        buffered += length;
    }

    @Override
    public void write(Slice slice) {
        reserve(slice.length());
        slice.copyTo(0, buffer, buffered, slice.length());
        buffered += slice.length();
        slice.release();
    }

    @Override
    public void flush() {
        if (buffered > 0 && !closed && !finishing) {
            byte[] out = Arrays.copyOf(buffer, buffered);
            buffer = new byte[0];
            buffered = 0;
            duplex.write(ByteBuffer.wrap(out), error -> loop.execute(this::drained));
        }
    }

    @Override
    public long pending() {
        return closed ? 0 : buffered + (long) duplex.writableLength();
    }

    @Override
    public void shutdownOutput() {
        flush();
        if (!finishing && !closed) {
            finishing = true;
            duplex.end();
        }
    }

    @Override
    public void reading(boolean on) {
        if (on) {
            duplex.resume();
        } else {
            duplex.pause();
        }
    }

    @Override
    public void close() {
        duplex.destroy();
        loop.execute(() -> gone(null));
    }

    @Override
    public void reset() {
        close();
    }

    @Override
    public void noDelay(boolean on) {
        // A stream in the application's memory delays nothing.
    }

    @Override
    public void keepAlive(boolean on, int idleSeconds) {
        // A stream in the application's memory has no probes.
    }
}
