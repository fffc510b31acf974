package io.jackfield.itests.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Connections to one port, each with a handshake of its own and one request, by some threads at once until it is closed. */
final class Handshakes implements AutoCloseable {
    private final int port;
    private final AtomicInteger done = new AtomicInteger();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    private Handshakes(int port) {
        this.port = port;
    }

    static Handshakes on(int port, int threads) {
        Handshakes load = new Handshakes(port);
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(load::run, "handshakes-" + i);
            thread.start();
            load.threads.add(thread);
        }
        return load;
    }

    private void run() {
        while (!ending) {
            try (SSLSocket socket = connect(port)) {
                String answer = ask(socket, "close");
                if (!answer.contains("Hello, World!")) {
                    throw new IOException("answer: " + answer);
                }
                done.incrementAndGet();
            } catch (Exception e) {
                failures.add(e);
            }
        }
    }

    /** How many went well so far. */
    int done() {
        return done.get();
    }

    /** Ends the load and tells what went wrong. */
    List<Exception> failures() throws InterruptedException {
        close();
        return List.copyOf(failures);
    }

    @Override
    public void close() throws InterruptedException {
        ending = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** A connection whose handshake is over; every certificate will do, and no session is resumed. */
    static SSLSocket connect(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return socket;
    }

    /** The certificate shown to a new connection. */
    static X509Certificate shown(int port) throws Exception {
        try (SSLSocket socket = connect(port)) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Sends a request, and reads the answer to its end. */
    static String ask(SSLSocket socket, String connection) throws IOException {
        socket.getOutputStream()
                .write(("GET /plaintext HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        byte[] some = new byte[4096];
        while (answer.indexOf("Hello, World!") < 0) {
            int count = socket.getInputStream().read(some);
            if (count < 0) {
                throw new IOException("the connection ended after: " + answer);
            }
            answer.append(new String(some, 0, count, StandardCharsets.US_ASCII));
        }
        return answer.toString();
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            // anybody
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            // anybody
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
