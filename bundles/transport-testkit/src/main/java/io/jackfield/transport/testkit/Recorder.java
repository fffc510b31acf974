package io.jackfield.transport.testkit;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Writes down what is told of a channel, in order, and whatever the contract forbids about the telling. */
final class Recorder implements ChannelEvents {
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Channel channel;
    private final List<String> log = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final List<Long> pendingWhenWritten = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private IOException cause;
    private boolean closed;

    // loop only
    private boolean calling;
    private String telling;

    /** What to do with bytes beyond writing them down; owns the slice. */
    private volatile BiConsumer<Channel, Slice> onRead = (channel, slice) -> slice.release();

    private volatile Consumer<Channel> onReadComplete = channel -> {};
    private volatile Consumer<Channel> onInputEnded = channel -> {};
    private volatile Consumer<Channel> onWritten = channel -> {};

    Recorder(Channel channel) {
        this.channel = channel;
    }

    Recorder onRead(BiConsumer<Channel, Slice> action) {
        onRead = action;
        return this;
    }

    Recorder onReadComplete(Consumer<Channel> action) {
        onReadComplete = action;
        return this;
    }

    Recorder onInputEnded(Consumer<Channel> action) {
        onInputEnded = action;
        return this;
    }

    Recorder onWritten(Consumer<Channel> action) {
        onWritten = action;
        return this;
    }

    // ---- what is told

    @Override
    public void read(Slice slice) {
        byte[] copy = new byte[slice.length()];
        slice.copyTo(0, copy, 0, copy.length);
        tell("read", () -> bytes.writeBytes(copy), () -> onRead.accept(channel, slice));
    }

    @Override
    public void readComplete() {
        tell("readComplete", () -> {}, () -> onReadComplete.accept(channel));
    }

    @Override
    public void inputEnded() {
        tell("inputEnded", () -> {}, () -> onInputEnded.accept(channel));
    }

    @Override
    public void written() {
        long pending = channel.pending();
        tell("written", () -> pendingWhenWritten.add(pending), () -> onWritten.accept(channel));
    }

    @Override
    public void closed(IOException why) {
        tell(
                "closed",
                () -> {
                    closed = true;
                    cause = why;
                },
                () -> {});
    }

    private void tell(String event, Runnable note, Runnable action) {
        synchronized (this) {
            check(event);
            note.run();
            log.add(event);
            notifyAll();
        }
        String outer = telling;
        telling = event;
        try {
            action.run();
        } finally {
            telling = outer;
        }
    }

    private void check(String event) {
        forbid(!channel.loop().inLoop(), event + " off the loop");
        forbid(calling, event + " from inside a call of the channel");
        forbid(telling != null, event + " from inside " + telling);
        forbid(closed, event + " after closed");
        forbid(event.equals("read") && log.contains("inputEnded"), "read after inputEnded");
        forbid(event.equals("inputEnded") && log.contains("inputEnded"), "inputEnded twice");
        forbid(event.equals("readComplete") && !lastIs("read") && !lastIs("written"), "readComplete without read");
    }

    private boolean lastIs(String event) {
        return !log.isEmpty() && log.get(log.size() - 1).equals(event);
    }

    private void forbid(boolean broken, String violation) {
        if (broken) {
            violations.add(violation);
        }
    }

    /** Runs calls of the channel, inside which no event may come. */
    <T> T calling(Supplier<T> calls) {
        calling = true;
        try {
            return calls.get();
        } finally {
            calling = false;
        }
    }

    // ---- what was told

    /** Waits until it is so. */
    synchronized Recorder await(String what, Predicate<Recorder> condition) throws InterruptedException {
        long end = System.nanoTime() + WAIT_NANOS;
        while (!condition.test(this)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("waited in vain for " + what + "; told were " + summary());
            }
            wait(left);
        }
        return this;
    }

    Recorder awaitBytes(int count) throws InterruptedException {
        return await(count + " bytes", r -> r.bytes.size() >= count);
    }

    Recorder awaitEvent(String event) throws InterruptedException {
        return await(event, r -> r.log.contains(event));
    }

    Recorder awaitClosed() throws InterruptedException {
        return await("closed", r -> r.closed);
    }

    private String summary() {
        int from = Math.max(0, log.size() - 20);
        return bytes.size() + " bytes and the events " + log.subList(from, log.size());
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    synchronized List<String> log() {
        return List.copyOf(log);
    }

    synchronized List<Long> pendingWhenWritten() {
        return List.copyOf(pendingWhenWritten);
    }

    synchronized IOException cause() {
        return cause;
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }
}
