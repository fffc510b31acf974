package io.jackfield.benchmarks.load;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/**
 * One client connection on the thread of its {@link Load}. What is sent and not answered stands in a queue; what it comes to is noted in the
 * {@link Tally}. What happens at its end is for the three that extend it.
 */
abstract class Connection implements ResponseReader.Answers {
    final Load load;
    final ArrayDeque<Exchange> sent = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> output = new ArrayDeque<>();
    private ResponseReader reader;
    private SocketChannel channel;
    private SelectionKey key;
    private boolean announced;

    Connection(Load load) {
        this.load = load;
    }

    // ---- what differs

    /** An answer came; it was right or has been counted as wrong. */
    abstract void answered(boolean last);

    /** The server ended the connection, having announced it or not; what is in {@link #sent} stays unanswered. */
    abstract void ended(boolean wasAnnounced);

    /** The connection broke or never came to be; has been counted, also what was unanswered. */
    abstract void broken();

    /** Where to connect from, or null for anywhere. */
    InetAddress source() {
        return null;
    }

    /** Whether more is to be read now. */
    boolean reads() {
        return true;
    }

    // ---- sending

    boolean open() {
        return channel != null;
    }

    /** Whether the server has said that it will end the connection. */
    boolean announced() {
        return announced;
    }

    void connect() {
        reader = new ResponseReader();
        announced = false;
        output.clear();
        load.tally().connects.incrementAndGet();
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            tune(channel);
            if (source() != null) {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                channel.bind(new InetSocketAddress(source(), 0));
            }
            boolean connected = channel.connect(load.server());
            key = channel.register(load.selector(), connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        } catch (IOException e) {
            broke(e);
        }
    }

    /** Sets options before the connect. */
    void tune(SocketChannel made) throws IOException {}

    void send(Exchange exchange) {
        exchange.sent = System.nanoTime();
        sent.add(exchange);
        output.add(ByteBuffer.wrap(exchange.request));
    }

    /** Writes what {@link #send} has left. */
    void flush() {
        if (key != null && key.isValid() && channel.isConnected()) {
            try {
                while (!output.isEmpty()) {
                    ByteBuffer[] all = output.toArray(ByteBuffer[]::new);
                    if (channel.write(all) == 0) {
                        break;
                    }
                    while (!output.isEmpty() && !output.peek().hasRemaining()) {
                        output.poll();
                    }
                }
                interest();
            } catch (IOException e) {
                broke(e);
            }
        }
    }

    /** Says to the selector what is wanted now; until the connection is made that is nothing else. */
    void interest() {
        if (key != null && key.isValid() && channel.isConnected()) {
            key.interestOps((reads() ? SelectionKey.OP_READ : 0) | (output.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    // ---- what the selector tells

    void ready(ByteBuffer buffer) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                flush();
            } else {
                if (key.isWritable()) {
                    flush();
                }
                if (key != null && key.isValid() && key.isReadable()) {
                    read(buffer.clear());
                }
            }
        } catch (IOException | IllegalStateException e) {
            broke(e);
        }
    }

    /** Reads into a buffer that is clear; returns how much. */
    int read(ByteBuffer buffer) throws IOException {
        int count = channel.read(buffer);
        if (count < 0) {
            end();
        } else {
            reader.read(buffer.flip(), this);
        }
        return count;
    }

    private void end() {
        boolean inside = reader.inside();
        close();
        if (inside) {
            lose(sent.poll(), "the connection ended within an answer");
        }
        ended(announced);
    }

    void close() {
        if (channel != null) {
            key = null;
            try {
                channel.close();
            } catch (IOException e) {
                load.tally().complain("closing: " + e);
            }
            channel = null;
        }
    }

    private void broke(Exception cause) {
        boolean connecting = channel != null && !channel.isConnected();
        close();
        Tally tally = load.tally();
        if (cause instanceof ConnectException
                && String.valueOf(cause.getMessage()).contains("refused")) {
            tally.refused.incrementAndGet();
        } else {
            tally.reset.incrementAndGet();
        }
        tally.complain(label() + (connecting ? " connecting: " : ": ") + cause + ", unanswered " + sent.size());
        tally.failed.addAndGet(sent.size());
        sent.clear();
        broken();
    }

    /** Counts a request that will not be answered. */
    void lose(Exchange exchange, String why) {
        if (exchange != null) {
            load.tally().failed.incrementAndGet();
            load.tally().complain(label() + ": " + why);
        }
    }

    String label() {
        return getClass().getSimpleName();
    }

    // ---- answers

    @Override
    public Exchange current() {
        return sent.peek();
    }

    @Override
    public boolean answered(int status, boolean right, boolean last) {
        Exchange exchange = sent.poll();
        Tally tally = load.tally();
        tally.requests.incrementAndGet();
        exchange.latencies.note(System.nanoTime() - exchange.due);
        if (!right) {
            tally.wrong.incrementAndGet();
            tally.complain(label() + ": wrong answer with status " + status);
        }
        announced = last;
        answered(last);
        return !last && open();
    }

    /** A request has waited too long; gives the connection up. */
    void check(long now, long limit) {
        Exchange first = sent.peek();
        if (first != null && now - first.sent > limit) {
            while (!sent.isEmpty()) {
                lose(sent.poll(), "no answer within " + limit / 1_000_000_000 + " s");
            }
            close();
            broken();
        }
    }
}
