package io.jackfield.transport.unix;

import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.transport.core.EventLoop;
import io.jackfield.transport.core.Steering;
import io.jackfield.transport.core.SystemFailures;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A listening socket on the first of its loops, which gives what it accepts to all of them in turn. */
final class UnixListening implements ListeningSocket {
    private static final System.Logger LOG = System.getLogger(UnixListening.class.getName());

    private static final int ACCEPTS_A_TURN = 16;
    private static final int MOST_CLOSING_SECONDS = 1;
    /** Room for the length of an address, an IPv6 address, its scope and port. */
    private static final int LONGEST_ADDRESS = 26;

    private final ListenSpec spec;
    private final List<EventLoop> loops;
    private final Addresses addresses;
    private final Socket socket;
    private final SocketAddress localAddress;
    private final Watch watch;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final byte[] peer = new byte[LONGEST_ADDRESS];
    private int next;
    private boolean accepting = true;

    private UnixListening(ListenSpec spec, List<EventLoop> loops, Socket socket, SocketAddress localAddress) {
        this.spec = spec;
        this.loops = loops;
        this.addresses = Addresses.of(spec.address());
        this.socket = socket;
        this.localAddress = localAddress;
        this.watch = ((UnixPoller) loops.get(0).poller()).watch(socket, new Acceptor());
    }

    /** Binds; returns when it accepts. */
    static UnixListening open(ListenSpec spec, List<EventLoop> loops) throws IOException {
        Addresses addresses = Addresses.of(spec.address());
        Socket socket = addresses.open();
        UnixListening listening;
        try {
            if (addresses == Addresses.TCP) {
                socket.setReuseAddress(true);
                socket.setReusePort(spec.reusePort());
            }
            socket.bind(addresses.toNetty(spec.address()));
            socket.listen(spec.backlog());
            listening = new UnixListening(spec, loops, socket, addresses.local(socket));
            if (!listening.onLoop(() -> listening.watch(true))) {
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
        boolean closed = onLoop(() -> {
            // what has connected by now would be reset
            while (accepting && socket.isOpen() && accept()) {
                // one more
            }
            closeSocket();
        });
        if (closed) {
            awaitGone();
        }
    }

    /** The address is free when the kernel has let go of the socket, which a ring does a moment after its close. */
    private void awaitGone() {
        try {
            gone.get(MOST_CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.DEBUG, "the kernel keeps a listening socket", e);
        }
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

    private void watch(boolean on) {
        if (socket.isOpen()) {
            try {
                watch.connections(on);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
        UnixChannel channel = new UnixChannel(loop, accepted, addresses)
                .connected(local(accepted), addresses.accepted(accepted, peer));
        hand(channel, accepted, loop);
        return true;
    }

    private void hand(UnixChannel channel, Socket accepted, EventLoop loop) {
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

    private void closeSocket() {
        try {
            // ends listening at once, though a ring keeps the socket for a moment
            socket.shutdown();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a listening socket was not shut down", e);
        }
        close(socket);
        watch.end();
    }

    /** What the watch tells. */
    private final class Acceptor implements Watched {

        @Override
        public void ready(int events) {
            for (int i = 0; i < ACCEPTS_A_TURN && accepting && socket.isOpen(); i++) {
                if (!accept()) {
                    return;
                }
            }
        }

        @Override
        public void failed(IOException cause) {
            rest(cause);
        }

        @Override
        public void close() {
            closeSocket();
        }

        @Override
        public void gone() {
            gone.complete(null);
        }
    }
}
