package io.jackfield.platform.core;

import io.jackfield.spi.transport.ListeningSocket;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A Unix domain socket as a port. Its keeper is bound to the path; a transport that listens binds a path beside it, which is renamed over
 * the first, so that each connect finds one or the other. Meanwhile another link to the keeper waits to be renamed back. A socket file that
 * nobody listens on any more is replaced.
 */
final class UnixPort extends PortLease {
    private static final Logger LOG = System.getLogger(UnixPort.class.getName());

    private final Path path;
    private final Path toKeeper;
    private int places;
    private boolean keeperAside;

    private UnixPort(Ports ports, Endpoint endpoint, ServerSocketChannel keeper, int backlog) throws IOException {
        super(ports, endpoint, keeper, backlog);
        this.path = ((UnixDomainSocketAddress) address()).getPath();
        this.toKeeper = beside(0);
    }

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
            return new UnixPort(ports, endpoint, keeper, backlog);
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

    /** In the same folder, as renaming wants it; short, since a socket's path may have 107 bytes at most. */
    private Path beside(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    @Override
    SocketAddress place() throws IOException {
        Path place = beside(++places);
        // left there by a process that was killed
        Files.deleteIfExists(place);
        return UnixDomainSocketAddress.of(place);
    }

    @Override
    ServerSocketChannel another(int itsBacklog) {
        return null;
    }

    @Override
    boolean steer(ListeningSocket socket, int index) {
        try {
            if (index != KEEPER) {
                attract(((UnixDomainSocketAddress) socket.localAddress()).getPath());
            } else if (keeperAside) {
                rename(toKeeper);
            }
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "the socket " + path + " could not be replaced", e);
            return false;
        }
    }

    private void attract(Path listening) throws IOException {
        if (!Files.exists(listening, LinkOption.NOFOLLOW_LINKS)) {
            // it has its new name already
            return;
        }
        Files.setPosixFilePermissions(listening, Files.getPosixFilePermissions(path));
        if (!keeperAside) {
            Files.deleteIfExists(toKeeper);
            Files.createLink(toKeeper, path);
            keeperAside = true;
        }
        rename(listening);
    }

    private void rename(Path from) throws IOException {
        Files.move(from, path, StandardCopyOption.ATOMIC_MOVE);
        keeperAside &= from != toKeeper;
    }

    @Override
    void close() {
        super.close();
        for (Path each : new Path[] {path, toKeeper}) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the socket file " + each + " stays", e);
            }
        }
    }
}
