package io.jackfield.transport.unix;

import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.NativeInetAddress;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** The two kinds of sockets and what their addresses are for Netty. */
enum Addresses {
    TCP {
        @Override
        Socket open() throws IOException {
            Socket socket = Socket.newSocketStream();
            // a listening socket hands it on to what it accepts
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        SocketAddress toNetty(SocketAddress address) {
            return address;
        }

        @Override
        SocketAddress local(Socket socket) {
            return socket.localAddress();
        }

        @Override
        SocketAddress remote(Socket socket) {
            return socket.remoteAddress();
        }

        @Override
        SocketAddress accepted(Socket socket, byte[] peer) {
            return NativeInetAddress.address(peer, 1, peer[0]);
        }
    },

    UNIX {
        @Override
        Socket open() {
            return Socket.newSocketDomain();
        }

        @Override
        SocketAddress toNetty(SocketAddress address) {
            return new DomainSocketAddress(
                    ((UnixDomainSocketAddress) address).getPath().toString());
        }

        @Override
        SocketAddress local(Socket socket) {
            return toJdk(socket.localDomainSocketAddress());
        }

        @Override
        SocketAddress remote(Socket socket) {
            return toJdk(socket.remoteDomainSocketAddress());
        }

        @Override
        SocketAddress accepted(Socket socket, byte[] peer) {
            return remote(socket);
        }

        private SocketAddress toJdk(DomainSocketAddress address) {
            return address == null ? null : UnixDomainSocketAddress.of(address.path());
        }
    };

    static Addresses of(SocketAddress address) {
        return address instanceof UnixDomainSocketAddress ? UNIX : TCP;
    }

    /** A new socket that neither connects nor listens yet. */
    abstract Socket open() throws IOException;

    /** The address in Netty's form. */
    abstract SocketAddress toNetty(SocketAddress address);

    /** The address of this end, in the JDK's form. */
    abstract SocketAddress local(Socket socket);

    /** The address of the peer, in the JDK's form. */
    abstract SocketAddress remote(Socket socket);

    /** The address of the peer of a socket that was accepted, as the system wrote it: its length, then its bytes. */
    abstract SocketAddress accepted(Socket socket, byte[] peer);
}
