package io.jackfield.transport.core;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.ChannelEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A channel whose system is the test: it takes so many bytes, and gives what was put into {@link #input}. Tells its name with each event. */
final class TestChannel extends LoopChannel {
    final ArrayDeque<byte[]> input = new ArrayDeque<>();
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    /** The number of bytes of each system call. */
    final List<Integer> sends = new ArrayList<>();

    int room = Integer.MAX_VALUE;
    boolean wantsWritable;
    boolean outputShut;
    boolean socketClosed;
    Runnable whenRead = () -> {};

    TestChannel(EventLoop loop) {
        super(loop);
    }

    /** Opens it; what happens is added to the list. */
    static TestChannel open(EventLoop loop, String name, List<String> told) {
        TestChannel channel = new TestChannel(loop);
        channel.open(self -> channel.new Teller(name, told));
        return channel;
    }

    /** There is so much to read. */
    void receive(String text) {
        input.add(text.getBytes(StandardCharsets.US_ASCII));
        readable(false);
    }

    String sent() {
        return sent.toString(StandardCharsets.US_ASCII);
    }

    /** Collects text in the window of the loop. */
    void collect(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        byte[] window = reserve(bytes.length);
        System.arraycopy(bytes, 0, window, offset(), bytes.length);
        commit(bytes.length);
    }

    @Override
    protected boolean connect(SocketAddress remote, SocketAddress local) {
        throw new UnsupportedOperationException("it is connected");
    }

    @Override
    protected boolean finishConnect() {
        throw new UnsupportedOperationException("it is connected");
    }

    @Override
    protected void watch() {
        // the test knows when it is readable
    }

    @Override
    protected void wantReadable(boolean on) {
        // the test knows when it is readable
    }

    @Override
    protected void wantWritable(boolean on) {
        wantsWritable = on;
    }

    @Override
    protected int receive(Block block) {
        byte[] next = input.poll();
        if (next == null) {
            return 0;
        }
        block.bytes().put(0, next);
        return next.length;
    }

    @Override
    protected int send(Block block, int start, int end) {
        return take(block, start, end);
    }

    @Override
    protected long send(Gather pieces) {
        long taken = 0;
        for (int i = 0; i < pieces.count(); i++) {
            taken += take(pieces.block(i), pieces.start(i), pieces.end(i));
        }
        return taken;
    }

    private int take(Block block, int start, int end) {
        int taken = Math.min(end - start, room);
        byte[] bytes = new byte[taken];
        block.bytes().get(start, bytes, 0, taken);
        sent.writeBytes(bytes);
        sends.add(taken);
        room -= taken;
        return taken;
    }

    @Override
    protected void endOutput() {
        outputShut = true;
    }

    @Override
    protected void closeSocket(boolean reset) {
        socketClosed = true;
    }

    @Override
    protected void setNoDelay(boolean on) {
        throw new UnsupportedOperationException("no option of it is set");
    }

    @Override
    protected void setKeepAlive(boolean on, int idleSeconds) {
        throw new UnsupportedOperationException("no option of it is set");
    }

    private final class Teller implements ChannelEvents {
        private final String name;
        private final List<String> told;

        Teller(String name, List<String> told) {
            this.name = name;
            this.told = told;
        }

        @Override
        public void read(Slice bytes) {
            byte[] copy = new byte[bytes.length()];
            bytes.copyTo(0, copy, 0, copy.length);
            bytes.release();
            told.add(name + " read " + (copy.length < 80 ? new String(copy, StandardCharsets.US_ASCII) : copy.length));
            whenRead.run();
        }

        @Override
        public void readComplete() {
            told.add(name + " over");
        }

        @Override
        public void inputEnded() {
            told.add(name + " ended");
        }

        @Override
        public void written() {
            told.add(name + " written");
        }

        @Override
        public void closed(IOException cause) {
            told.add(name + " closed");
        }
    }
}
