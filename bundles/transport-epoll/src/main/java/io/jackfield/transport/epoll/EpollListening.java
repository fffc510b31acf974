package io.jackfield.transport.epoll;

import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.transport.core.EventLoop;
import io.jackfield.transport.core.Steering;
import io.jackfield.transport.core.SystemFailures;
import io.netty.channel.IoEvent;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A listening socket on the first of its loops, which gives what it accepts to all of them in turn. */
final class EpollListening implements ListeningSocket {
    private static final System.Logger LOG = System.getLogger(EpollListening.class.getName());

    private static final int ACCEPTS_A_TURN = 16;
    /** Room for the length of an address, an IPv6 address, its scope and port. */
    private static final int LONGEST_ADDRESS = 26;

    private final ListenSpec spec;
    private final List<EventLoop> loops;
    private final Addresses addresses;
    private final Socket socket;
    private final SocketAddress localAddress;
    private final Handle handle = new Handle();
    private final byte[] peer = new byte[LONGEST_ADDRESS];
    private IoRegistration registration;
    private int next;
    private boolean accepting = true;

    private EpollListening(ListenSpec spec, List<EventLoop> loops, Socket socket, SocketAddress localAddress) {
        this.spec = spec;
        this.loops = loops;
        this.addresses = Addresses.of(spec.address());
        this.socket = socket;
        this.localAddress = localAddress;
    }

    /** Binds; returns when it accepts. */
    static EpollListening open(ListenSpec spec, List<EventLoop> loops) throws IOException {
        Addresses addresses = Addresses.of(spec.address());
        Socket socket = addresses.open();
        EpollListening listening;
        try {
            if (addresses == Addresses.TCP) {
                socket.setReuseAddress(true);
                socket.setReusePort(spec.reusePort());
            }
            socket.bind(addresses.toNetty(spec.address()));
            socket.listen(spec.backlog());
            listening = new EpollListening(spec, loops, socket, addresses.local(socket));
            if (!listening.onLoop(listening::register)) {
                throw new IOException("the transport was closed");
            }
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw SystemFailures.binding(spec.address(), e);
        }
        return listening;
    }

    // ---- the contract

    @Override
    public SocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public boolean steer(int index) {
        return socket.isOpen() && addresses == Addresses.TCP && steerHere(index);
    }

    private boolean steerHere(int index) {
        return Steering.to(index, Buffer::memoryAddress, program -> {
            socket.setRawOpt(Steering.SOL_SOCKET, Steering.SO_ATTACH_REUSEPORT_CBPF, program);
            return true;
        });
    }

    @Override
    public void accepting(boolean on) {
        onLoop(() -> {
            accepting = on;
            watch(on);
        });
    }

    @Override
    public void close() {
        onLoop(() -> {
            // what has connected by now would be reset
            while (accepting && socket.isOpen() && accept()) {
                // one more
            }
            handle.close();
        });
    }

    /** Runs on the loop and waits for it; false when the loop has ended, and this with it. */
    private boolean onLoop(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            loops.get(0).execute(() -> {
                try {
                    task.run();
                    done.complete(null);
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the loop of the listening socket has ended", e);
            return false;
        }
        done.join();
        return true;
    }

    // ---- on the loop

    private void register() {
        try {
            registration = ((EpollPoller) loops.get(0).poller()).register(handle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        watch(true);
    }

    /** Edge-triggered interest in nothing stands for none at all, for which Netty would take the socket out of the kernel's set. */
    private void watch(boolean on) {
        if (socket.isOpen()) {
            registration.submit(on ? EpollIoOps.EPOLLIN : EpollIoOps.EPOLLET);
        }
    }

    /** Accepts one connection; false if there is none. */
    private boolean accept() {
        int descriptor;
        try {
            descriptor = socket.accept(peer);
        } catch (IOException e) {
            rest(e);
            return false;
        }
        if (descriptor < 0) {
            return false;
        }
        EventLoop loop = loops.get(next);
        next = next + 1 == loops.size() ? 0 : next + 1;
        Socket accepted = new Socket(descriptor);
        EpollChannel channel = new EpollChannel(loop, accepted, addresses)
                .connected(local(accepted), addresses.accepted(accepted, peer));
        hand(channel, accepted, loop);
        return true;
    }

    private void hand(EpollChannel channel, Socket accepted, EventLoop loop) {
        try {
            if (loop.inLoop()) {
                channel.open(spec.acceptor()::accepted);
            } else {
                loop.execute(() -> channel.open(spec.acceptor()::accepted));
            }
        } catch (RejectedExecutionException e) {
            close(accepted);
        }
    }

    private SocketAddress local(Socket accepted) {
        boolean any = localAddress instanceof InetSocketAddress tcp
                && tcp.getAddress().isAnyLocalAddress();
        return any ? addresses.local(accepted) : localAddress;
    }

    /** Most likely no descriptor is free: leaves the connects in the backlog for a second instead of spinning. */
    private void rest(IOException cause) {
        LOG.log(System.Logger.Level.WARNING, "accepting on {0} failed, next attempt in 1 s: {1}", localAddress, cause);
        watch(false);
        loops.get(0).schedule(() -> watch(accepting), 1, TimeUnit.SECONDS);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a socket failed", e);
        }
    }

    /** What Netty's wait for epoll knows of it. */
    private final class Handle implements EpollIoHandle {

        @Override
        public FileDescriptor fd() {
            return socket;
        }

        @Override
        public void handle(IoRegistration same, IoEvent event) {
            for (int i = 0; i < ACCEPTS_A_TURN && accepting && socket.isOpen(); i++) {
                if (!accept()) {
                    return;
                }
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

        @Override
        public void close() {
            EpollListening.close(socket);
            registration.cancel();
        }
    }
}
