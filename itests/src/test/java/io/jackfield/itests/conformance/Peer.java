package io.jackfield.itests.conformance;

import io.jackfield.itests.conformance.Script.Await;
import io.jackfield.itests.conformance.Script.Finish;
import io.jackfield.itests.conformance.Script.Pause;
import io.jackfield.itests.conformance.Script.Reset;
import io.jackfield.itests.conformance.Script.Send;
import io.jackfield.itests.conformance.Script.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/** The client's end of a raw connection: plays a {@link Script} and hears all the while. */
final class Peer implements AutoCloseable {
    private static final Duration STEP_LIMIT = Duration.ofSeconds(5);

    private final Selector selector;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private int awaited;
    private boolean closed;
    private boolean deaf;

    private Peer(int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        selector = Selector.open();
        key = channel.register(selector, SelectionKey.OP_READ);
    }

    /**
     * Plays the script against a port.
     *
     * @param enough whether what came would be right if nothing more came
     */
    static Answer play(int port, Script script, Patience patience, Predicate<Answer> enough) throws IOException {
        try (Peer peer = new Peer(port)) {
            for (Step step : script.steps()) {
                peer.take(step);
            }
            peer.hearOut(patience, enough);
            return peer.answer();
        }
    }

    private void take(Step step) throws IOException {
        if (step instanceof Send send) {
            send(ByteBuffer.wrap(send.bytes()));
        } else if (step instanceof Pause pause) {
            long until = System.nanoTime() + pause.time().toNanos();
            while (!closed && hear(until)) {}
        } else if (step instanceof Await await) {
            await(await.text());
        } else if (step instanceof Finish && !deaf) {
            finish();
        } else if (step instanceof Reset) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
            closed = true;
        }
    }

    private void finish() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            deaf = true;
        }
    }

    private void send(ByteBuffer bytes) throws IOException {
        long until = System.nanoTime() + STEP_LIMIT.toNanos();
        try {
            while (!closed && !deaf && bytes.hasRemaining() && System.nanoTime() < until) {
                if (channel.write(bytes) == 0) {
                    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                    hear(until);
                    key.interestOps(SelectionKey.OP_READ);
                }
            }
        } catch (IOException e) {
            // the server takes no more; what it said before is still to be read
            deaf = true;
        }
    }

    private void await(String text) throws IOException {
        long until = System.nanoTime() + STEP_LIMIT.toNanos();
        int found = text().indexOf(text, awaited);
        while (found < 0 && !closed && hear(until)) {
            found = text().indexOf(text, awaited);
        }
        if (found >= 0) {
            awaited = found + text.length();
        }
    }

    private void hearOut(Patience patience, Predicate<Answer> enough) throws IOException {
        boolean over = closed;
        while (!over) {
            over = hearSilence(patience.quiet()) ? enough.test(answer()) || hearSilence(patience.more()) : closed;
        }
    }

    /** Whether that time passed without a byte, on a connection that is still open. */
    private boolean hearSilence(Duration time) throws IOException {
        long until = System.nanoTime() + time.toNanos();
        int size = received.size();
        while (!closed && received.size() == size && hear(until)) {}
        return !closed && received.size() == size;
    }

    /** Takes what comes next, waiting for it; false when the time is over. */
    private boolean hear(long until) throws IOException {
        long millis = (until - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            return false;
        }
        selector.select(millis);
        selector.selectedKeys().clear();
        int count = read();
        while (count > 0) {
            received.write(buffer.array(), 0, count);
            count = read();
        }
        closed = count < 0;
        return true;
    }

    private int read() {
        try {
            return channel.read(buffer.clear());
        } catch (IOException e) {
            return -1;
        }
    }

    private String text() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    private Answer answer() {
        return Answer.of(text(), closed);
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
