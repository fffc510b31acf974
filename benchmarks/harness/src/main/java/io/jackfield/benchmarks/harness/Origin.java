package io.jackfield.benchmarks.harness;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** What a proxy leads to: sends as many bytes as are asked for, or counts what it is sent. A thread a connection. */
public final class Origin implements AutoCloseable {
    private final ServerSocketChannel server;

    /** Listens at this port. */
    public Origin(int port) throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", port));
        daemon(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel socket = server.accept();
                daemon(() -> serve(socket));
            }
        } catch (AsynchronousCloseException e) {
            // closed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(SocketChannel socket) {
        ByteBuffer in = ByteBuffer.allocateDirect(1 << 18);
        try (socket) {
            while (true) {
                in.clear();
                answer(socket, Transfer.Head.read(socket, in), in);
            }
        } catch (EOFException e) {
            // the proxy has closed
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    private static void answer(SocketChannel socket, Transfer.Head head, ByteBuffer in) throws IOException {
        if (head.text().startsWith("GET")) {
            String target = head.text().split(" ")[1];
            long bytes = Long.parseLong(target.substring(target.indexOf('=') + 1));
            Transfer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n");
            Transfer.writeZeros(socket, bytes);
            return;
        }
        long received = in.position() - head.length();
        while (received < head.contentLength()) {
            in.clear();
            received += Transfer.read(socket, in);
        }
        String count = String.valueOf(received);
        Transfer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + count.length() + "\r\n\r\n" + count);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "origin");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
