package io.jackfield.benchmarks.harness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections over which one request was answered each, and which are then left alone. */
public final class IdleConnections implements AutoCloseable {
    private static final byte[] ASK =
            "GET /plaintext HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final List<SocketChannel> sockets = new ArrayList<>();

    /** Opens so many. */
    public IdleConnections(int port, int count) throws IOException {
        ByteBuffer in = ByteBuffer.allocateDirect(2048);
        for (int i = 0; i < count; i++) {
            SocketChannel socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            sockets.add(socket);
            socket.write(ByteBuffer.wrap(ASK));
            in.clear();
            Transfer.Head head = Transfer.Head.read(socket, in);
            while (in.position() < head.length() + head.contentLength()) {
                Transfer.read(socket, in);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel socket : sockets) {
            socket.close();
        }
    }
}
