package io.jackfield.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Connections that are made only to shake hands, one after the other, each in full: no session is used again. By the JDK's client. */
public final class Handshakes {
    private static final int LIMIT_MILLIS = 10_000;

    private final SSLContext context;

    /** Trusts whoever answers. */
    public Handshakes() {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
            throw new UnsupportedOperationException("a client trusts servers");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            // it is ours
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Whether a server shakes hands. */
    public boolean succeeds(Running server) {
        try {
            shake(server.peer().port());
            return true;
        } catch (IOException e) {
            // not yet
            return false;
        }
    }

    /**
     * Shakes hands for so long.
     *
     * @return what a handshake cost the server; there are no latencies
     */
    public Sample run(Running server, double seconds) {
        Usage before = server.usage();
        long begun = System.nanoTime();
        long end = begun + (long) (seconds * 1e9);
        long count = 0;
        try {
            while (System.nanoTime() < end) {
                shake(server.peer().port());
                count++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(server.peer().name(), e);
        }
        double took = (System.nanoTime() - begun) / 1e9;
        Usage used = server.usage().since(before);
        return new Sample(count, used.micros() / count, used.userMicros() / count, count / took, 0, 0);
    }

    /** Without a name for the peer the JDK keeps no session. */
    private void shake(int port) throws IOException {
        Socket below = new Socket("127.0.0.1", port);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(below, null, port, true)) {
            socket.setUseClientMode(true);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.startHandshake();
        }
    }
}
