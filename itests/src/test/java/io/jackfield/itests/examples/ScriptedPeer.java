package io.jackfield.itests.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that gives each request the same bytes for an answer, and remembers the requests as they came over the wire. */
final class ScriptedPeer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");
    private static final int LIMIT_MILLIS = 15_000;

    private final ServerSocket listener;
    private final byte[] answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Integer> ports = new CopyOnWriteArrayList<>();

    /** Begins to listen; answers with these bytes. */
    ScriptedPeer(String answer) throws IOException {
        this.answer = answer.getBytes(StandardCharsets.UTF_8);
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted-peer");
        thread.setDaemon(true);
        thread.start();
    }

    String port() {
        return Integer.toString(listener.getLocalPort());
    }

    /** Head and content of each request, without the port in its {@code Host}. */
    List<String> requests() {
        return requests;
    }

    /** From which port each connection came. */
    List<Integer> ports() {
        return ports;
    }

    /** One connection after the other, each until the client ends it or asked to close it. */
    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                socket.setSoTimeout(LIMIT_MILLIS);
                ports.add(socket.getPort());
                for (String request = read(socket); request != null; request = read(socket)) {
                    requests.add(request.replace(":" + port(), ""));
                    socket.getOutputStream().write(answer);
                    if (request.toLowerCase().contains("connection: close")) {
                        break;
                    }
                }
            } catch (IOException e) {
                requests.add("failed: " + e);
            }
        }
    }

    private static String read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            head.write(b);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        byte[] content = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return text + new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
