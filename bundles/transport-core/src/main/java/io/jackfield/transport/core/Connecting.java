package io.jackfield.transport.core;

import io.jackfield.spi.transport.ConnectSpec;
import io.jackfield.spi.transport.TransportLoop.Cancellable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeUnit;

/** One attempt to connect, on its loop: the socket is made and connected; the sink is told once. */
final class Connecting implements Runnable {
    private final Sockets sockets;
    private final EventLoop loop;
    private final ConnectSpec spec;
    private LoopChannel channel;
    private Cancellable timeout;

    Connecting(Sockets sockets, EventLoop loop, ConnectSpec spec) {
        this.sockets = sockets;
        this.loop = loop;
        this.spec = spec;
    }

    @Override
    public void run() {
        if (loop.closing()) {
            spec.sink().failed(new IOException("the transport was closed"));
            return;
        }
        try {
            if (spec.remote() instanceof InetSocketAddress tcp && tcp.isUnresolved()) {
                throw new UnresolvedAddressException();
            }
            channel = sockets.outgoing(loop, spec.remote());
            channel.connecting(this);
            if (channel.connect(spec.remote(), spec.local())) {
                connected();
            } else if (spec.timeoutMillis() > 0) {
                timeout = loop.schedule(this::tooLate, spec.timeoutMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException | RuntimeException e) {
            failed(SystemFailures.of(e));
        }
    }

    /** The system knows how it went. */
    void outcome() {
        try {
            if (channel.finishConnect()) {
                connected();
            }
        } catch (IOException | RuntimeException e) {
            failed(SystemFailures.of(e));
        }
    }

    private void connected() {
        end();
        channel.open(spec.sink()::connected);
    }

    private void tooLate() {
        failed(new SocketTimeoutException(
                "connection timed out after " + spec.timeoutMillis() + " ms: " + spec.remote()));
    }

    /** Gives up. */
    void failed(IOException cause) {
        end();
        if (channel != null) {
            channel.abandon();
        }
        spec.sink().failed(cause);
    }

    private void end() {
        if (timeout != null) {
            timeout.cancel();
        }
    }
}
