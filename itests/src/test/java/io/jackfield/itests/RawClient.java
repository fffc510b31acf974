package io.jackfield.itests;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A client that sends exactly the bytes it is told to and frames what comes back by itself, so that what a server really
 * does on a connection is seen. A read that takes too long is an {@link java.net.SocketTimeoutException}.
 */
public final class RawClient implements AutoCloseable {
    private static final int LIMIT_MILLIS = 15_000;

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** A GET that keeps the connection. */
    public RawResponse get(String target) throws IOException {
        return send(request("GET", target)).receive();
    }

    /** The head of a request without body, {@code Host} being its only field. */
    public static String request(String method, String target) {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    /** The next final response with its body. */
    public RawResponse receive() throws IOException {
        RawResponse head = receiveHead();
        if (head.status() == 204 || head.status() == 304) {
            return head;
        }
        if ("chunked".equals(head.header("transfer-encoding"))) {
            return chunked(head);
        }
        String length = head.header("content-length");
        return head.withBody(length == null ? in.readAllBytes() : exactly(Integer.parseInt(length)));
    }

    /** The next final response, which has no body because it answers HEAD. */
    public RawResponse receiveHead() throws IOException {
        String[] start = line().split(" ", 3);
        RawResponse head = new RawResponse(start[0], Integer.parseInt(start[1]), fields(), new byte[0], Map.of());
        return head.status() >= 200 ? head : receiveHead();
    }

    /** The next so many lines, for what is not HTTP/1. */
    public List<String> lines(int count) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < count) {
            lines.add(line());
        }
        return lines;
    }

    /** Returns when the server has ended the connection, and tells what it still sent. */
    public String receiveEnd() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Skips body bytes: how a client behaves that reads at its own pace. */
    public long skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private RawResponse chunked(RawResponse head) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(exactly(size));
            line();
        }
        return new RawResponse(head.version(), head.status(), head.headers(), body.toByteArray(), fields());
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().replaceFirst(";.*", ""), 16);
    }

    private Map<String, String> fields() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, two) -> one + ", " + two);
        }
        return fields;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended after " + bytes.length + " of " + length + " body bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended within a line: " + line);
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\r")) {
            throw new IOException("a line without CR: " + text);
        }
        return text.substring(0, text.length() - 1);
    }
}
