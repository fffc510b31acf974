package io.jackfield.tls.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Http;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.error.Coded;
import io.jackfield.api.tls.TlsOptions;
import io.jackfield.api.tls.TlsOptionsBuilder;
import io.jackfield.spi.tls.TlsEngines;
import io.jackfield.spi.tls.TlsPeer;
import io.jackfield.spi.tls.TlsProvider;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers with TLS, asked by the JDK's sockets: of every maker of engines, the one on the class path. */
@Timeout(60)
public abstract class HttpsServerCases {
    @TempDir
    Path folder;

    private final BlockingQueue<String> errors = new LinkedBlockingQueue<>();
    private Http http;
    private Certificates own;

    /** The maker of engines. */
    protected abstract TlsProvider provider();

    /** Whether it refuses a client that speaks none of our protocols, as it should (RFC 7301 section 3.2), or goes on without one. */
    protected abstract boolean refusesOtherProtocols();

    /** Whether a client that ended its output can still be answered, or both directions end at once. */
    protected abstract boolean endsOneDirection();

    /** Whether a client can go on with a session of before. */
    protected abstract boolean resumesSessions();

    @BeforeEach
    void begin() throws Exception {
        http = Http.newHttp();
        own = Certificates.forNames("localhost", "127.0.0.1");
    }

    @AfterEach
    void end() {
        http.close();
    }

    private TlsOptionsBuilder pair() throws Exception {
        return TlsOptions.builder().cert(own.cert()).key(own.key());
    }

    /** Answers with what was sent, and tells in the head what was agreed on. */
    private Server serve(TlsOptions tls) throws Exception {
        Server server = http.createServer(ServerOptions.builder().tls(tls).build(), (req, res) -> {
            res.setHeader("X-Protocol", req.socket().tls().getProtocol());
            res.setHeader("X-Reused", req.socket().tls().isSessionReused());
            res.setHeader("X-Alpn", "" + req.socket().tls().alpnProtocol());
            res.setHeader("X-Name", "" + req.socket().tls().servername());
            res.setHeader(
                    "X-Authorized",
                    req.socket().authorized() + " " + req.socket().tls().authorizationError());
            req.pipe(res);
        });
        server.on(Server.TLS_CLIENT_ERROR, (error, socket) -> errors.add(Coded.codeOf(error)));
        server.listen(0, "127.0.0.1").whenListening().toCompletableFuture().get(20, TimeUnit.SECONDS);
        return server;
    }

    /** The sessions of a client that asks twice, the second time after the moment of the first is over. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aSessionThatIsUsedAgain(String version) throws Exception {
        Server server = serve(pair().maxVersion(version).build());
        SSLContext context = own.context();
        try (SSLSocket socket = connect(server, context)) {
            assertThat(ask(socket, "x")).contains("X-Reused: false");
        }
        long first = System.currentTimeMillis();
        await().until(() -> System.currentTimeMillis() > first);
        try (SSLSocket socket = connect(server, context)) {
            assertThat(ask(socket, "x")).contains("X-Reused: " + resumesSessions());
        }
    }

    private SSLSocket connect(Server server, SSLContext context, String... names) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port());
        configure(socket, names);
        return socket;
    }

    private static void configure(SSLSocket socket, String... names) throws IOException {
        socket.setSoTimeout(20_000);
        SSLParameters parameters = socket.getSSLParameters();
        if (names.length > 0) {
            parameters.setServerNames(List.of(new SNIHostName(names[0])));
        }
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        socket.setSSLParameters(parameters);
    }

    private static String ask(Socket socket, String body) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private String ask(Server server, String body) throws Exception {
        try (SSLSocket socket = connect(server, own.context())) {
            return ask(socket, body);
        }
    }

    private X509Certificate shownTo(Server server, SSLContext context, String name) throws IOException {
        try (SSLSocket socket = connect(server, context, name)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aPairOfPemTexts(String version) throws Exception {
        Server server = serve(pair().minVersion(version).maxVersion(version).build());
        String body = "0123456789".repeat(30_000);
        assertThat(ask(server, body))
                .startsWith("HTTP/1.1 200")
                .contains("X-Protocol: " + version)
                .contains("X-Alpn: http/1.1")
                .contains(body.substring(0, 10_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void aKeyStore(String type) throws Exception {
        Server server = serve(TlsOptions.builder()
                .pfx(Certificates.store(type, own))
                .passphrase(Certificates.PASSWORD)
                .build());
        assertThat(ask(server, "from a store")).endsWith("from a store\r\n0\r\n\r\n");
    }

    @Test
    void anRsaKey() throws Exception {
        own = Certificates.rsa("localhost");
        assertThat(ask(serve(pair().build()), "rsa")).contains("rsa");
    }

    @Test
    void theCertificateOfTheNameAskedFor() throws Exception {
        Certificates other = Certificates.rsa("other.example");
        Certificates many = Certificates.forNames("*.many.example");
        Server server = serve(pair().context("other.example", pairOf(other))
                .context("*.many.example", pairOf(many))
                .build());
        assertThat(shownTo(server, other.context(), "OTHER.example")
                        .getPublicKey()
                        .getAlgorithm())
                .isEqualTo("RSA");
        assertThat(shownTo(server, many.context(), "one.many.example")).isEqualTo(many.certificate());
        assertThat(shownTo(server, own.context(), "unknown.example")).isEqualTo(own.certificate());
        try (SSLSocket socket = connect(server, many.context(), "one.many.example")) {
            assertThat(ask(socket, "x")).contains("X-Name: one.many.example");
        }
    }

    private static TlsOptions pairOf(Certificates other) throws Exception {
        return TlsOptions.builder().cert(other.cert()).key(other.key()).build();
    }

    @Test
    void aKeyStoreWithSeveralNames() throws Exception {
        Certificates second = Certificates.rsa("second.example");
        Path file = Files.write(folder.resolve("several.p12"), Certificates.store("PKCS12", own, second));
        Server server = serve(TlsOptions.builder()
                .pfxFile(file)
                .passphrase(Certificates.PASSWORD)
                .build());
        assertThat(shownTo(server, Certificates.trustingAll(), "second.example"))
                .isEqualTo(second.certificate());
        assertThat(shownTo(server, Certificates.trustingAll(), "localhost")).isEqualTo(own.certificate());
        assertThat(shownTo(server, Certificates.trustingAll(), "unknown.example"))
                .isEqualTo(own.certificate());
    }

    @Test
    void clientsWithATrustedCertificateOnly() throws Exception {
        Server server = serve(pair().ca(own.cert()).requestCert(true).build());
        assertThat(ask(server, "x")).contains("X-Authorized: true null");
        SSLContext context = Certificates.trustingAll();
        assertThatThrownBy(() -> {
                    try (SSLSocket socket = connect(server, context)) {
                        ask(socket, "without");
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(errors.poll(20, TimeUnit.SECONDS)).isEqualTo("EPROTO");
    }

    @Test
    void strangersAreLetInAndToldOf() throws Exception {
        Certificates trusted = Certificates.forNames();
        Server server = serve(pair().ca(trusted.cert())
                .requestCert(true)
                .rejectUnauthorized(false)
                .build());
        SSLContext expired = trusted.issueExpired().context(own.certificate());
        try (SSLSocket socket = connect(server, expired)) {
            assertThat(ask(socket, "x")).contains("X-Authorized: false CERT_HAS_EXPIRED");
        }
        assertThat(ask(server, "x")).contains("X-Authorized: false null");
    }

    @Test
    void aHandshakeThatTakesTooLong() throws Exception {
        Server server = serve(pair().handshakeTimeout(Duration.ofMillis(200)).build());
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(errors.poll(20, TimeUnit.SECONDS)).isEqualTo("ERR_TLS_HANDSHAKE_TIMEOUT");
    }

    @Test
    void bytesThatAreNoTls() throws Exception {
        Server server = serve(pair().build());
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
        assertThat(errors.poll(20, TimeUnit.SECONDS)).isEqualTo("EPROTO");
        assertThat(ask(server, "still there")).contains("still there");
    }

    @Test
    void aClientThatLeavesDuringTheHandshake() throws Exception {
        Server server = serve(pair().build());
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(new byte[] {22, 3, 1, 1, 0});
        }
        assertThat(errors.poll(20, TimeUnit.SECONDS)).isEqualTo("ECONNRESET");
    }

    @Test
    void aClientThatSpeaksNoneOfOurProtocols() throws Exception {
        Server server = serve(pair().build());
        try (SSLSocket socket = connect(server, own.context())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            if (refusesOtherProtocols()) {
                assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
                assertThat(errors.poll(20, TimeUnit.SECONDS)).isEqualTo("EPROTO");
            } else {
                assertThat(ask(socket, "without")).contains("X-Alpn: null");
                assertThat(errors).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void everyByteOnItsOwn(String version) throws Exception {
        Server server = serve(pair().maxVersion(version).build());
        try (Socket slow = new ByteByByte("127.0.0.1", server.port());
                SSLSocket socket = (SSLSocket)
                        own.context().getSocketFactory().createSocket(slow, "localhost", server.port(), true)) {
            configure(socket, "slow.example");
            assertThat(ask(socket, "slowly")).contains("X-Name: slow.example").contains("slowly");
        }
    }

    private static final class ByteByByte extends Socket {
        ByteByByte(String host, int port) throws IOException {
            super();
            connect(new InetSocketAddress(host, port));
            setTcpNoDelay(true);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    for (int i = 0; i < length; i++) {
                        out.write(bytes[offset + i]);
                        out.flush();
                    }
                }
            };
        }
    }

    @Test
    void theAnswerComesAfterTheClientEndedItsOutput() throws Exception {
        Server server = serve(pair().build());
        try (SSLSocket socket = connect(server, own.context())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nlast".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).contains(endsOneDirection() ? "last" : "");
        }
        assertThat(ask(server, "the next one")).contains("the next one");
    }

    @Test
    void aSlowReaderGetsEverything() throws Exception {
        byte[] big = new byte[8_000_000];
        Server server = http.createServer(
                ServerOptions.builder().tls(pair().build()).build(),
                (req, res) -> res.end(java.nio.ByteBuffer.wrap(big)));
        server.listen(0, "127.0.0.1").whenListening().toCompletableFuture().get(20, TimeUnit.SECONDS);
        try (SSLSocket socket = connect(server, own.context())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(all);
            assertThat(all.size()).isGreaterThan(big.length);
        }
    }

    @Test
    void changedFilesAreUsedByNewHandshakes() throws Exception {
        Path cert = Files.writeString(folder.resolve("cert.pem"), own.cert());
        Path key = Files.writeString(folder.resolve("key.pem"), own.key());
        Server server = serve(TlsOptions.builder().certFile(cert).keyFile(key).build());
        try (SSLSocket before = connect(server, own.context())) {
            before.startHandshake();
            Certificates next = Certificates.forNames("localhost");
            Files.writeString(cert, next.cert());
            Files.writeString(key, next.key());
            X509Certificate expected = next.certificate();
            SSLContext both = Certificates.trustingAll();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> shownTo(server, both, "localhost").equals(expected));
            assertThat(ask(before, "as before")).contains("as before");
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void halfWrittenFilesLeaveTheOldOnes() throws Exception {
        Path cert = Files.writeString(folder.resolve("cert.pem"), own.cert());
        Path key = Files.writeString(folder.resolve("key.pem"), own.key());
        TlsOptions files = TlsOptions.builder().certFile(cert).keyFile(key).build();
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (FileEngines<?> engines = (FileEngines<?>) provider().engines(files, true)) {
            engines.tell(telling(told));
            Files.writeString(cert, own.cert().substring(0, 100));
            assertThatThrownBy(engines::reload).isInstanceOf(GeneralSecurityException.class);
            assertThat(engines.engine(TlsPeer.client("127.0.0.1", 1, null))).isNotNull();
            assertThat(told.poll(20, TimeUnit.SECONDS)).contains("cert");
            Files.writeString(cert, own.cert());
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("followed");
        }
    }

    private static TlsEngines.FileChanges telling(BlockingQueue<String> told) {
        return new TlsEngines.FileChanges() {
            @Override
            public void followed() {
                told.add("followed");
            }

            @Override
            public void refused(Exception why) {
                told.add(why.getMessage());
            }
        };
    }

    @Test
    void anotherContextForNewHandshakes() throws Exception {
        Server server = serve(pair().build());
        Certificates next = Certificates.forNames("localhost");
        server.setSecureContext(pairOf(next)).toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(shownTo(server, next.context(), "localhost")).isEqualTo(next.certificate());
        assertThatThrownBy(() -> server.setSecureContext(TlsOptions.builder()
                                .cert(own.cert())
                                .key(next.key())
                                .build())
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS))
                .hasMessageContaining("key values mismatch");
        assertThat(shownTo(server, next.context(), "localhost")).isNotNull();
    }

    @Test
    void aBadCertificateIsToldBeforeItListens() {
        Server server = http.createServer(
                ServerOptions.builder()
                        .tls(TlsOptions.builder().cert("no pem").key("no pem").build())
                        .build(),
                (req, res) -> res.end());
        assertThatThrownBy(() ->
                        server.listen(0).whenListening().toCompletableFuture().get(20, TimeUnit.SECONDS))
                .hasMessageContaining("cert has no certificate in it");
    }

    @Test
    void aStreamOfTheApplicationIsEncryptedToo() throws Exception {
        Server server = serve(pair().build());
        try (ServerSocket listening = new ServerSocket(0)) {
            http.execute(() -> {
                io.jackfield.api.Socket stream = http.connect(listening.getLocalPort(), "localhost", null);
                stream.once(io.jackfield.api.Socket.CONNECT, () -> server.emit(Server.CONNECTION, stream));
            });
            try (Socket accepted = listening.accept();
                    SSLSocket client = (SSLSocket) own.context()
                            .getSocketFactory()
                            .createSocket(accepted, "localhost", accepted.getPort(), true)) {
                client.setUseClientMode(true);
                configure(client);
                assertThat(ask(client, "carried")).contains("carried");
            }
        }
    }

    @Test
    void whoIsBehindALoadBalancer() throws Exception {
        Server server = http.createServer(
                ServerOptions.builder()
                        .tls(pair().build())
                        .proxyProtocol("127.0.0.0/8")
                        .build(),
                (req, res) -> res.end("from " + req.socket().remoteAddress() + " "
                        + req.socket().remotePort()));
        server.listen(0, "127.0.0.1").whenListening().toCompletableFuture().get(20, TimeUnit.SECONDS);
        try (Socket below = new Socket("127.0.0.1", server.port())) {
            below.getOutputStream()
                    .write("PROXY TCP4 192.0.2.7 198.51.100.1 56324 443\r\n".getBytes(StandardCharsets.US_ASCII));
            SSLSocket socket =
                    (SSLSocket) own.context().getSocketFactory().createSocket(below, "localhost", server.port(), true);
            configure(socket);
            assertThat(ask(socket, "")).contains("from 192.0.2.7 56324");
        }
        try (SSLSocket without = connect(server, own.context())) {
            assertThatThrownBy(without::startHandshake).isInstanceOf(IOException.class);
        }
    }
}
