package io.jackfield.platform.core;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Unix domain socket as a port: its keeper is bound to the path and accepts for whichever transport adopts. A socket file that nobody
 * listens on any more is replaced.
 */
final class UnixPort {
    private UnixPort() {}

    static PortLease open(Ports ports, Endpoint endpoint, SocketAddress address, int backlog) throws IOException {
        if (!(address instanceof UnixDomainSocketAddress unix)) {
            throw new BindException(
                    "an address must be an InetSocketAddress or a UnixDomainSocketAddress, not " + address);
        }
        removeStale(unix);
        ServerSocketChannel keeper = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            keeper.bind(unix, backlog);
            keeper.configureBlocking(false);
            return new PortLease(ports, endpoint, keeper, backlog) {
                @Override
                void close() {
                    super.close();
                    unix.getPath().toFile().delete();
                }
            };
        } catch (IOException | RuntimeException e) {
            keeper.close();
            throw e;
        }
    }

    private static void removeStale(UnixDomainSocketAddress address) throws IOException {
        Path path = address.getPath();
        if (!Files.exists(path)) {
            return;
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.connect(address);
        } catch (IOException nobodyListens) {
            Files.delete(path);
            return;
        }
        throw new BindException("listen EADDRINUSE: address already in use " + path);
    }
}
