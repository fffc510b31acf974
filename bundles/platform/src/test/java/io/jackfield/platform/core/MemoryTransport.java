package io.jackfield.platform.core;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.AdoptSpec;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.ConnectSpec;
import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.Transport;
import io.jackfield.spi.transport.TransportLoop;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A transport whose connections are made by the test: real loops, no sockets. */
final class MemoryTransport implements Transport {
    final List<MemoryLoop> loops = new ArrayList<>();

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int ranking() {
        return 1;
    }

    @Override
    public String unavailable() {
        return null;
    }

    @Override
    public boolean listens() {
        return false;
    }

    @Override
    public boolean adopts() {
        return true;
    }

    @Override
    public LoopGroup open(LoopSpec spec) {
        for (int i = 0; i < spec.count(); i++) {
            loops.add(new MemoryLoop(spec.threadNamePrefix() + i));
        }
        return new Group();
    }

    private final class Group implements LoopGroup {
        @Override
        public List<? extends TransportLoop> loops() {
            return loops;
        }

        @Override
        public ListeningSocket listen(ListenSpec spec) {
            throw new UnsupportedOperationException("memory adopts only");
        }

        @Override
        public void adopt(AdoptSpec spec) {
            throw new UnsupportedOperationException("the test makes the connections");
        }

        @Override
        public void connect(ConnectSpec spec) {
            throw new UnsupportedOperationException("the test makes the connections");
        }

        @Override
        public CompletionStage<Void> close() {
            List<CompletableFuture<Void>> ended = new ArrayList<>();
            loops.forEach(loop -> {
                ended.add(CompletableFuture.runAsync(
                        () -> List.copyOf(loop.channels).forEach(MemoryChannel::end), loop.executor));
                loop.executor.shutdown();
            });
            return CompletableFuture.allOf(ended.toArray(CompletableFuture[]::new));
        }
    }

    static final class MemoryLoop implements TransportLoop {
        final List<MemoryChannel> channels = new ArrayList<>();
        private final ScheduledExecutorService executor;
        private volatile Thread thread;
        private Object attachment;

        MemoryLoop(String name) {
            executor = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread made = new Thread(task, name);
                made.setDaemon(true);
                thread = made;
                return made;
            });
        }

        @Override
        public boolean inLoop() {
            return Thread.currentThread() == thread;
        }

        @Override
        public void execute(Runnable task) {
            executor.execute(task);
        }

        @Override
        public Cancellable schedule(Runnable task, long delay, TimeUnit unit) {
            ScheduledFuture<?> future = executor.schedule(task, delay, unit);
            return () -> future.cancel(false);
        }

        @Override
        public Object attachment() {
            return attachment;
        }

        @Override
        public void attach(Object state) {
            attachment = state;
        }
    }

    /** One connection, whose other end is the test. */
    static final class MemoryChannel implements Channel {
        private SocketAddress remote;
        final MemoryLoop loop;
        final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private final ByteArrayOutputStream unflushed = new ByteArrayOutputStream();
        volatile int flushes;
        volatile boolean reading = true;
        volatile boolean closed;
        volatile boolean outputShut;
        private byte[] window = new byte[0];
        private ChannelEvents events;

        MemoryChannel(MemoryLoop loop) {
            this.loop = loop;
            loop.channels.add(this);
        }

        void open(ChannelEvents receiver) {
            events = receiver;
        }

        void receive(Slice slice) {
            events.read(slice);
            events.readComplete();
        }

        void end() {
            if (!closed) {
                closed = true;
                loop.channels.remove(this);
                events.closed(null);
            }
        }

        /** The peer is where this says; before it is opened. */
        MemoryChannel from(SocketAddress address) {
            remote = address;
            return this;
        }

        String output() {
            return sent.toString(StandardCharsets.ISO_8859_1);
        }

        @Override
        public TransportLoop loop() {
            return loop;
        }

        @Override
        public SocketAddress localAddress() {
            return null;
        }

        @Override
        public SocketAddress remoteAddress() {
            return remote;
        }

        @Override
        public byte[] reserve(int length) {
            window = new byte[length];
            return window;
        }

        @Override
        public int offset() {
            return 0;
        }

        @Override
        public void commit(int length) {
            unflushed.write(window, 0, length);
        }

        @Override
        public void write(Slice slice) {
            byte[] bytes = new byte[slice.length()];
            slice.copyTo(0, bytes, 0, bytes.length);
            unflushed.writeBytes(bytes);
            slice.release();
        }

        @Override
        public void flush() {
            flushes++;
            sent.writeBytes(unflushed.toByteArray());
            unflushed.reset();
        }

        @Override
        public long pending() {
            return unflushed.size();
        }

        @Override
        public void shutdownOutput() {
            flush();
            outputShut = true;
        }

        @Override
        public void reading(boolean on) {
            reading = on;
        }

        @Override
        public void close() {
            loop.execute(this::end);
        }

        @Override
        public void reset() {
            close();
        }

        @Override
        public void noDelay(boolean on) {
            // There is nothing to delay.
        }

        @Override
        public void keepAlive(boolean on, int idleSeconds) {
            // There is nothing to probe.
        }
    }
}
