package io.jackfield.benchmarks.harness;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One long body to or from a server, over a connection of its own, as fast as the server goes. {@link Origin} is the other end. */
public final class Transfer {
    static final int CHUNK = 65536;
    private static final int WINDOW = 262144;
    private static final String END = "0\r\n\r\n";

    private static final int LIMIT_SECONDS = 60;
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    });

    private Transfer() {}

    /** Asks for so many bytes and drops them. */
    public static void download(int port, String path, long bytes) throws IOException {
        try (SocketChannel socket = connect(port)) {
            send(socket, "GET " + path + "?n=" + bytes + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            ByteBuffer in = ByteBuffer.allocateDirect(WINDOW);
            Head head = Head.read(socket, in);
            long received = in.position() - head.length();
            String tail = text(in, Math.max(head.length(), in.position() - END.length()), in.position());
            while (head.contentLength() >= 0 ? received < head.contentLength() : !tail.endsWith(END)) {
                in.clear();
                received += read(socket, in);
                tail = (tail + text(in, Math.max(0, in.position() - END.length()), in.position()));
                tail = tail.substring(Math.max(0, tail.length() - END.length()));
            }
            if (received < bytes) {
                throw new IOException(received + " bytes of " + bytes);
            }
        }
    }

    /** Sends so many bytes, and waits for the answer that tells their number. */
    public static void upload(int port, String path, long bytes) throws IOException {
        try (SocketChannel socket = connect(port)) {
            send(socket, "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + bytes + "\r\n\r\n");
            writeZeros(socket, bytes);
            ByteBuffer in = ByteBuffer.allocateDirect(WINDOW);
            String wanted = String.valueOf(bytes);
            Head.read(socket, in);
            while (!text(in, 0, in.position()).endsWith(wanted)
                    && !text(in, 0, in.position()).endsWith(END)) {
                read(socket, in);
            }
            if (!text(in, 0, in.position()).contains("\r\n" + wanted)) {
                throw new IOException("not counted: " + text(in, 0, in.position()));
            }
        }
    }

    static void writeZeros(SocketChannel socket, long bytes) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        for (long left = bytes; left > 0; left -= chunk.limit()) {
            chunk.clear().limit((int) Math.min(CHUNK, left));
            while (chunk.hasRemaining()) {
                socket.write(chunk);
            }
        }
    }

    static void send(SocketChannel socket, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    static int read(SocketChannel socket, ByteBuffer in) throws IOException {
        int n = socket.read(in);
        if (n < 0) {
            throw new EOFException();
        }
        return n;
    }

    /** A transfer that takes too long is ended by closing its socket. */
    private static SocketChannel connect(int port) throws IOException {
        SocketChannel socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        WATCH.schedule(
                () -> {
                    socket.close();
                    return null;
                },
                LIMIT_SECONDS,
                TimeUnit.SECONDS);
        return socket;
    }

    private static String text(ByteBuffer in, int from, int to) {
        byte[] bytes = new byte[to - from];
        in.get(from, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * The head of a message.
     *
     * @param length in bytes, with the empty line
     * @param contentLength -1 if it has none
     */
    record Head(String text, int length, long contentLength) {
        private static final String FIELD = "\r\ncontent-length:";

        /** Reads until it is whole; what follows it is in the buffer as well. */
        static Head read(SocketChannel socket, ByteBuffer in) throws IOException {
            int end = -1;
            String text = "";
            while (end < 0) {
                Transfer.read(socket, in);
                text = Transfer.text(in, 0, Math.min(in.position(), 8192));
                end = text.indexOf("\r\n\r\n");
            }
            String lower = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
            int at = lower.indexOf(FIELD);
            long contentLength = at < 0
                    ? -1
                    : Long.parseLong(lower.substring(at + FIELD.length(), lower.indexOf('\r', at + FIELD.length()))
                            .strip());
            return new Head(text.substring(0, end), end + 4, contentLength);
        }
    }
}
