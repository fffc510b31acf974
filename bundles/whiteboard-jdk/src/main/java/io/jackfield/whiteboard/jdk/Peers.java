package io.jackfield.whiteboard.jdk;

import io.jackfield.api.Socket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Both ends of a connection; those of a Unix socket count as the loopback address, port 0. */
record Peers(InetSocketAddress remote, InetSocketAddress local) {
    static Peers of(Socket socket) {
        return new Peers(
                address(socket.remoteAddress(), socket.remotePort()),
                address(socket.localAddress(), socket.localPort()));
    }

    private static InetSocketAddress address(String literal, int port) {
        try {
            // a literal: nothing is looked up
            return new InetSocketAddress(InetAddress.getByName(literal), Math.max(0, port));
        } catch (UnknownHostException e) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        }
    }
}
