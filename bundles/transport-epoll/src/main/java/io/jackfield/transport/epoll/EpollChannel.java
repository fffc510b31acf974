package io.jackfield.transport.epoll;

import io.jackfield.transport.core.Block;
import io.jackfield.transport.core.EventLoop;
import io.jackfield.transport.core.Gather;
import io.jackfield.transport.core.LoopChannel;
import io.netty.channel.IoEvent;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.NotYetConnectedException;

/**
 * The system calls of a channel, by Netty's native sockets. The kernel tells of input once, when it comes (EPOLLET), and goes on telling
 * whether reading is on or not; of room for output from the first time on that there was none. So a connection costs one
 * {@code epoll_ctl} in all its life, mostly.
 */
final class EpollChannel extends LoopChannel implements EpollIoHandle {
    private static final System.Logger LOG = System.getLogger(EpollChannel.class.getName());

    private static final int TCP = 6;
    private static final int TCP_KEEPIDLE = 4;
    /** Of epoll_ctl(2); Netty has no name for it. */
    private static final int EPOLLHUP = 0x10;

    private static final int IN = EpollIoOps.EPOLLIN.value();
    private static final int OUT = EpollIoOps.EPOLLOUT.value();
    private static final int BROKEN = EpollIoOps.EPOLLERR.value() | EPOLLHUP;
    private static final int ENDED = EpollIoOps.EPOLLRDHUP.value() | BROKEN;
    private static final EpollIoOps INPUT =
            EpollIoOps.valueOf(IN | EpollIoOps.EPOLLRDHUP.value() | EpollIoOps.EPOLLET.value());
    private static final EpollIoOps BOTH = EpollIoOps.valueOf(INPUT.value() | OUT);

    private final EpollPoller poller;
    private final Socket socket;
    private final Addresses addresses;
    private IoRegistration registration;
    /** The kernel tells of room for output. */
    private boolean output;

    EpollChannel(EventLoop loop, Socket socket, Addresses addresses) {
        super(loop);
        this.poller = (EpollPoller) loop.poller();
        this.socket = socket;
        this.addresses = addresses;
    }

    /** This, as the channel of a socket that is connected. */
    EpollChannel connected(SocketAddress local, SocketAddress remote) {
        addresses(local, remote);
        return this;
    }

    // ---- what Netty's wait for epoll knows

    @Override
    public FileDescriptor fd() {
        return socket;
    }

    @Override
    public void handle(IoRegistration same, IoEvent event) {
        int ready = ((EpollIoEvent) event).ops().value();
        if ((ready & (OUT | BROKEN)) != 0) {
            writable();
        }
        if (isConnecting()) {
            return;
        }
        if ((ready & BROKEN) != 0 && isReadingOff()) {
            findBroken();
        }
        if ((ready & (IN | ENDED)) != 0) {
            readable((ready & ENDED) != 0);
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
    public void registered() {
        // nothing is to do: what is wanted is said then
    }

    @Override
    public void unregistered() {
        // the socket is closed by then
    }

    private void submit(EpollIoOps wanted) throws IOException {
        try {
            if (registration == null) {
                registration = poller.register(this);
            }
            registration.submit(wanted);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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
        output = true;
        submit(BOTH);
        return false;
    }

    @Override
    protected boolean finishConnect() throws IOException {
        if (!socket.finishConnect()) {
            return false;
        }
        connected(addresses.local(socket), addresses.remote(socket));
        // else the kernel would tell of it with each input
        output = false;
        return true;
    }

    @Override
    protected void watch() throws IOException {
        if (!output) {
            submit(INPUT);
        }
    }

    // ---- bytes

    @Override
    protected void wantReadable(boolean on) {
        // the kernel goes on telling; what it tells while reading is off is remembered
    }

    @Override
    protected void wantWritable(boolean on) {
        if (on && !output) {
            output = true;
            try {
                submit(BOTH);
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
        return poller.vectors().write(socket, pieces);
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
        // after the socket, which takes itself out of the kernel's set
        if (registration != null) {
            registration.cancel();
        }
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
