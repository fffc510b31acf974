package example.selector;

import io.jackfield.spi.transport.ConnectSpec;
import io.jackfield.spi.transport.TransportLoop.Cancellable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** A connection that is being made. */
final class Connecting implements SelectorLoop.Watched {
    private final SelectorLoop loop;
    private final ConnectSpec spec;
    private SocketChannel socket;
    private Cancellable limit;
    private boolean over;

    Connecting(SelectorLoop loop, ConnectSpec spec) {
        this.loop = loop;
        this.spec = spec;
    }

    void begin() {
        try {
            boolean unix = spec.remote() instanceof UnixDomainSocketAddress;
            socket = unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
            if (spec.local() != null) {
                socket.bind(spec.local());
            }
            SelectionKey key = loop.watch(socket, 0, this);
            if (socket.connect(spec.remote())) {
                connected();
            } else {
                key.interestOps(SelectionKey.OP_CONNECT);
                limit = spec.timeoutMillis() == 0 ? null : loop.schedule(this::late, spec.timeoutMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    @Override
    public void ready() {
        try {
            socket.finishConnect();
            connected();
        } catch (IOException e) {
            failed(e);
        }
    }

    @Override
    public void abandon() {
        failed(new IOException("the transport was closed"));
    }

    private void late() {
        failed(new SocketTimeoutException("no answer from " + spec.remote() + " within " + spec.timeoutMillis() + " ms"));
    }

    private void connected() {
        settle();
        SelectorChannel.open(loop, socket, channel -> spec.sink().connected(channel));
    }

    private void failed(IOException cause) {
        if (!over) {
            settle();
            if (socket != null) {
                SelectorLoop.closeQuietly(socket);
            }
            spec.sink().failed(cause);
        }
    }

    private void settle() {
        over = true;
        if (limit != null) {
            limit.cancel();
        }
    }
}
