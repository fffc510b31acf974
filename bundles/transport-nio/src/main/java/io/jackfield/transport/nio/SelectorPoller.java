package io.jackfield.transport.nio;

import io.jackfield.transport.core.Poller;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.function.Consumer;

/** A selector of the JDK's. */
final class SelectorPoller implements Poller, Consumer<SelectionKey> {
    private static final long NANOS_A_MILLI = 1_000_000;

    private final Selector selector;

    SelectorPoller() throws IOException {
        selector = Selector.open();
    }

    SelectionKey register(SocketChannel socket, int interest, NioChannel channel) throws ClosedChannelException {
        return socket.register(selector, interest, channel);
    }

    @Override
    public void poll(boolean wait, long deadline) throws IOException {
        long nanos = !wait ? 0 : deadline == NEVER ? Long.MAX_VALUE : deadline - System.nanoTime();
        if (nanos <= 0) {
            selector.selectNow(this);
        } else {
            // rounded up, so that what is waited for is due afterwards; 0 would be for ever
            selector.select(this, nanos / NANOS_A_MILLI + 1);
        }
    }

    @Override
    public void accept(SelectionKey key) {
        int ready;
        try {
            ready = key.readyOps();
        } catch (CancelledKeyException e) {
            // closed by the events of another channel, in the same turn
            return;
        }
        ((NioChannel) key.attachment()).ready(ready);
    }

    @Override
    public void wakeup() {
        selector.wakeup();
    }

    @Override
    public void closeAll() {
        for (SelectionKey key : new ArrayList<>(selector.keys())) {
            ((NioChannel) key.attachment()).close();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
