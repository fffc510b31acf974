package io.jackfield.itests.conformance;

import io.jackfield.itests.conformance.Script.Pause;
import io.jackfield.itests.conformance.Script.Send;
import io.jackfield.itests.conformance.Script.Step;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A server that answers {@code /r/ID} with the bytes of a {@link HostileResponse}, and {@code /follow/ID} as it should; a
 * client that was led astray gets the wrong answer to the second.
 */
final class HostileServer implements AutoCloseable {
    private static final int PIECE = 64 * 1024;
    private static final int READ_MILLIS = 30_000;
    private static final int LINGER_MILLIS = 2000;
    private static final long BEFORE_RESET_MILLIS = 50;

    private final Map<String, HostileResponse> cases;
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket listening = new ServerSocket(0, 512, InetAddress.getByName("127.0.0.1"));

    HostileServer(List<HostileResponse> cases) throws IOException {
        this.cases = cases.stream().collect(Collectors.toMap(HostileResponse::id, Function.identity()));
        cases.forEach(each -> visits.put(each.id(), new Visit()));
        start(this::accept);
    }

    /** What was seen of a client that was served one case. */
    private static final class Visit {
        private final AtomicLong sent = new AtomicLong();
        /** On which connection; 0 if it did not come. */
        private final AtomicInteger attacked = new AtomicInteger();

        private final AtomicInteger followed = new AtomicInteger();
    }

    int port() {
        return listening.getLocalPort();
    }

    long sent(String id) {
        return visits.get(id).sent.get();
    }

    /** Whether the second request came on the connection of the first. */
    boolean reused(String id) {
        Visit visit = visits.get(id);
        return visit.attacked.get() > 0 && visit.attacked.get() == visit.followed.get();
    }

    static String following(String id) {
        return "FOLLOW-OK:" + id;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "hostile-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                sockets.add(socket);
                start(() -> serve(socket, connections.incrementAndGet()));
            }
        } catch (IOException e) {
            // closed: the last case is through
            sockets.forEach(HostileServer::close);
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean more = true;
            for (String head = head(in); more && head != null; head = more ? head(in) : null) {
                String[] path = head.split(" ", 3)[1].split("/", 3);
                more = path[1].equals("follow")
                        ? follow(socket, path[2], connection)
                        : attack(socket, cases.get(path[2]), connection);
            }
        } catch (IOException e) {
            // the client has had enough, which is what it should
            close(socket);
        }
    }

    /** The next head, or null at the end. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private boolean follow(Socket socket, String id, int connection) throws IOException {
        visits.get(id).followed.compareAndSet(0, connection);
        String content = following(id);
        String response = "HTTP/1.1 200 OK\r\nContent-Length: " + content.length() + "\r\n\r\n" + content;
        socket.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
        return true;
    }

    /** Whether the connection goes on. */
    private boolean attack(Socket socket, HostileResponse attack, int connection) throws IOException {
        Visit visit = visits.get(attack.id());
        visit.attacked.compareAndSet(0, connection);
        for (Step step : attack.script().steps()) {
            if (step instanceof Send send) {
                send(socket.getOutputStream(), send.bytes(), visit);
            } else if (step instanceof Pause pause) {
                pause(pause.time().toMillis());
            }
        }
        switch (attack.ending()) {
            case "hold" -> {
                return true;
            }
            case "close" -> {
                socket.shutdownOutput();
                socket.setSoTimeout(LINGER_MILLIS);
                socket.getInputStream().read(new byte[PIECE]);
            }
            default -> {
                pause(BEFORE_RESET_MILLIS);
                socket.setSoLinger(true, 0);
            }
        }
        return false;
    }

    private static void send(OutputStream out, byte[] bytes, Visit visit) throws IOException {
        for (int at = 0; at < bytes.length; at += PIECE) {
            int length = Math.min(PIECE, bytes.length - at);
            out.write(bytes, at, length);
            visit.sent.addAndGet(length);
        }
    }

    /** Time is part of the attack. */
    private static void pause(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        sockets.forEach(HostileServer::close);
    }
}
