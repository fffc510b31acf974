package io.jackfield.transport.unix;

import io.jackfield.transport.core.Block;
import io.jackfield.transport.core.EventLoop;
import io.jackfield.transport.core.Gather;
import io.jackfield.transport.core.LoopChannel;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.NotYetConnectedException;

/** The system calls of a channel, by Netty's native sockets. What the socket is ready for, a {@link Watch} tells. */
final class UnixChannel extends LoopChannel implements Watched {
    private static final System.Logger LOG = System.getLogger(UnixChannel.class.getName());

    private static final int TCP = 6;
    private static final int TCP_KEEPIDLE = 4;

    private final Vectors vectors;
    private final Socket socket;
    private final Addresses addresses;
    private final Watch watch;

    UnixChannel(EventLoop loop, Socket socket, Addresses addresses) {
        super(loop);
        UnixPoller poller = (UnixPoller) loop.poller();
        this.vectors = poller.vectors();
        this.socket = socket;
        this.addresses = addresses;
        this.watch = poller.watch(socket, this);
    }

    /** This, as the channel of a socket that is connected. */
    UnixChannel connected(SocketAddress local, SocketAddress remote) {
        addresses(local, remote);
        return this;
    }

    // ---- what the watch tells

    @Override
    public void ready(int events) {
        if ((events & (Watch.OUT | Watch.BROKEN)) != 0) {
            writable();
        }
        if (isConnecting()) {
            return;
        }
        if ((events & Watch.BROKEN) != 0 && isReadingOff()) {
            findBroken();
        }
        boolean ended = (events & (Watch.RDHUP | Watch.BROKEN)) != 0;
        if (ended || (events & Watch.IN) != 0) {
            readable(ended);
        }
    }

    /** What broke the connection is found by reading, unless reading is off. */
    private void findBroken() {
        try {
            int error = socket.isOpen() ? socket.getSoError() : 0;
            if (error != 0) {
                broken(Errors.newIOException("read", -error));
            }
        } catch (IOException e) {
            broken(e);
        }
    }

    @Override
    public void failed(IOException cause) {
        broken(cause);
    }

    // ---- connecting

    @Override
    protected boolean connect(SocketAddress remote, SocketAddress local) throws IOException {
        if (local != null) {
            socket.bind(addresses.toNetty(local));
        }
        if (socket.connect(addresses.toNetty(remote))) {
            connected(addresses.local(socket), addresses.remote(socket));
            return true;
        }
        watch.connecting();
        return false;
    }

    @Override
    protected boolean finishConnect() throws IOException {
        if (!socket.finishConnect()) {
            return false;
        }
        connected(addresses.local(socket), addresses.remote(socket));
        return true;
    }

    @Override
    protected void watch() throws IOException {
        watch.input();
    }

    // ---- bytes

    @Override
    protected void wantReadable(boolean on) {
        // the kernel goes on telling; what it tells while reading is off is remembered
    }

    @Override
    protected void wantWritable(boolean on) {
        if (on) {
            try {
                watch.output();
            } catch (IOException e) {
                // not broken(e): this is inside a call of the channel
                fail(e);
            }
        }
    }

    @Override
    protected int receive(Block block) throws IOException {
        return socket.recvAddress(block.address(), 0, block.bytes().capacity());
    }

    @Override
    protected int send(Block block, int start, int end) throws IOException {
        return socket.sendAddress(block.address(), start, end);
    }

    @Override
    protected long send(Gather pieces) throws IOException {
        return vectors.write(socket, pieces);
    }

    // ---- ends and options

    @Override
    protected void endOutput() throws IOException {
        try {
            socket.shutdown(false, true);
        } catch (NotYetConnectedException e) {
            LOG.log(System.Logger.Level.TRACE, "the peer has reset the connection, which is told of its own accord", e);
        }
    }

    @Override
    protected void closeSocket(boolean reset) {
        try {
            if (reset && addresses == Addresses.TCP) {
                socket.setSoLinger(0);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "SO_LINGER was refused", e);
        }
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a socket failed", e);
        }
        watch.end();
    }

    @Override
    protected void setNoDelay(boolean on) throws IOException {
        if (addresses == Addresses.TCP) {
            socket.setTcpNoDelay(on);
        }
    }

    @Override
    protected void setKeepAlive(boolean on, int idleSeconds) throws IOException {
        if (addresses == Addresses.TCP) {
            socket.setKeepAlive(on);
            if (idleSeconds > 0) {
                socket.setIntOpt(TCP, TCP_KEEPIDLE, idleSeconds);
            }
        }
    }
}
