package io.jackfield.transport.nio;

import io.jackfield.transport.core.Block;
import io.jackfield.transport.core.EventLoop;
import io.jackfield.transport.core.Gather;
import io.jackfield.transport.core.LoopChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** The system calls of a channel, by a {@link SocketChannel}. */
final class NioChannel extends LoopChannel {
    private static final System.Logger LOG = System.getLogger(NioChannel.class.getName());

    private final SelectorPoller poller;
    private final SocketChannel socket;
    private SelectionKey key;

    NioChannel(EventLoop loop, SocketChannel socket) throws IOException {
        super(loop);
        this.poller = (SelectorPoller) loop.poller();
        this.socket = socket;
        socket.configureBlocking(false);
        setNoDelay(true);
    }

    /** This, as the channel of a socket that is connected. */
    NioChannel adopted() throws IOException {
        addresses(socket.getLocalAddress(), socket.getRemoteAddress());
        return this;
    }

    // ---- what the poller knows

    void ready(int operations) {
        if ((operations & SelectionKey.OP_CONNECT) != 0) {
            writable();
            return;
        }
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            writable();
        }
        if ((operations & SelectionKey.OP_READ) != 0) {
            readable(false);
        }
    }

    // ---- connecting

    @Override
    protected boolean connect(SocketAddress remote, SocketAddress local) throws IOException {
        if (local != null) {
            socket.bind(local);
        }
        if (socket.connect(remote)) {
            adopted();
            return true;
        }
        key = poller.register(socket, SelectionKey.OP_CONNECT, this);
        return false;
    }

    @Override
    protected boolean finishConnect() throws IOException {
        if (!socket.finishConnect()) {
            return false;
        }
        adopted();
        return true;
    }

    @Override
    protected void watch() throws IOException {
        if (key == null) {
            key = poller.register(socket, SelectionKey.OP_READ, this);
        } else {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    // ---- bytes

    @Override
    protected void wantReadable(boolean on) {
        want(SelectionKey.OP_READ, on);
    }

    @Override
    protected void wantWritable(boolean on) {
        want(SelectionKey.OP_WRITE, on);
    }

    private void want(int operation, boolean on) {
        if (key != null && key.isValid()) {
            int before = key.interestOps();
            int after = on ? before | operation : before & ~operation;
            if (after != before) {
                key.interestOps(after);
            }
        }
    }

    @Override
    protected int receive(Block block) throws IOException {
        ByteBuffer bytes = block.bytes();
        int count = socket.read(bytes);
        bytes.clear();
        return count;
    }

    @Override
    protected int send(Block block, int start, int end) throws IOException {
        return socket.write(part(block, start, end));
    }

    @Override
    protected long send(Gather pieces) throws IOException {
        ByteBuffer[] parts = new ByteBuffer[pieces.count()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(pieces.block(i), pieces.start(i), pieces.end(i));
        }
        return socket.write(parts);
    }

    private static ByteBuffer part(Block block, int start, int end) {
        return block.bytes().duplicate().position(start).limit(end);
    }

    // ---- ends and options

    @Override
    protected void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    protected void closeSocket(boolean reset) {
        try {
            if (reset && hasOption(StandardSocketOptions.SO_LINGER)) {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "SO_LINGER was refused", e);
        }
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a socket failed", e);
        }
    }

    @Override
    protected void setNoDelay(boolean on) throws IOException {
        if (hasOption(StandardSocketOptions.TCP_NODELAY)) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, on);
        }
    }

    @Override
    protected void setKeepAlive(boolean on, int idleSeconds) throws IOException {
        if (!hasOption(StandardSocketOptions.SO_KEEPALIVE)) {
            return;
        }
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, on);
        if (idleSeconds > 0 && hasOption(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, idleSeconds);
        }
    }

    private boolean hasOption(SocketOption<?> option) {
        return socket.supportedOptions().contains(option);
    }
}
