package io.jackfield.tls.core;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.error.Coded;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.tls.TlsOptions;
import io.jackfield.api.tls.TlsOptionsBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that want to keep a server with TLS busy, or make it keep much: of every maker of engines, the one on the class path. */
@Timeout(60)
public abstract class TlsFloodCases {
    private static final byte[] QUESTION = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII);

    private final BlockingQueue<String> errors = new LinkedBlockingQueue<>();
    private Http http;
    private Certificates own;

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

    private Server serve(TlsOptions tls) throws Exception {
        return serve(tls, IncomingMessage::pipe);
    }

    private Server serve(TlsOptions tls, RequestListener listener) throws Exception {
        Server server = http.createServer(ServerOptions.builder().tls(tls).build(), listener);
        server.on(Server.TLS_CLIENT_ERROR, (error, socket) -> errors.add(Coded.codeOf(error)));
        server.listen(0, "127.0.0.1").whenListening().toCompletableFuture().get(20, TimeUnit.SECONDS);
        return server;
    }

    private RawClient connect(Server server, String... protocols) throws Exception {
        return new RawClient(server.port(), own.context(), protocols);
    }

    private String error() throws InterruptedException {
        return errors.poll(20, TimeUnit.SECONDS);
    }

    private void assertStillServes(Server server) throws Exception {
        try (SSLSocket socket = (SSLSocket) own.context().getSocketFactory().createSocket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(QUESTION);
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
    }

    // ---- handshakes

    @Test
    void halfOpenHandshakesAreBounded() throws Exception {
        Server server = serve(pair().maxHandshakes(2).build());
        List<RawClient> first = halfOpen(server, 2);
        for (RawClient client : first) {
            assertThat(client.socket().getInputStream().read()).isEqualTo(22);
        }
        List<RawClient> more = halfOpen(server, 5);
        for (int refused = 0; refused < 3; refused++) {
            assertThat(error()).isEqualTo("ERR_JACKFIELD_TOO_MANY_HANDSHAKES");
        }
        for (RawClient client : first) {
            client.close();
        }
        List<Integer> answers = new ArrayList<>();
        for (RawClient client : more) {
            answers.add(firstByte(client));
            client.close();
        }
        assertThat(answers).containsExactlyInAnyOrder(22, 22, -1, -1, -1);
        assertStillServes(server);
    }

    private List<RawClient> halfOpen(Server server, int count) throws Exception {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RawClient client = connect(server);
            client.send(client.hello());
            clients.add(client);
        }
        return clients;
    }

    /** The server may have closed with our hello unread, which is a reset. */
    private static int firstByte(RawClient client) throws IOException {
        try {
            return client.socket().getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    @Test
    void whoOnlyConnectsTakesNobodysPlace() throws Exception {
        Server server = serve(pair().maxHandshakes(1).build());
        List<RawClient> silent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            silent.add(connect(server));
        }
        assertStillServes(server);
        for (RawClient client : silent) {
            client.close();
        }
    }

    @Test
    void aHandshakeThatStopsHalfWayGivesItsPlaceBack() throws Exception {
        Server server = serve(
                pair().maxHandshakes(1).handshakeTimeout(Duration.ofSeconds(2)).build());
        try (RawClient client = connect(server)) {
            client.send(client.hello());
            assertThat(error()).isEqualTo("ERR_TLS_HANDSHAKE_TIMEOUT");
            assertStillServes(server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aHelloInRecordsOfOneByte(String version) throws Exception {
        Server server = serve(pair().build());
        try (RawClient client = connect(server, version)) {
            client.send(RawClient.cut(client.hello(), 1));
            client.shakeHands();
        }
    }

    @Test
    void aHelloThatIsTooLong() throws Exception {
        Server server = serve(pair().build());
        try (RawClient client = connect(server)) {
            byte[] endless = Arrays.copyOf(client.hello(), 100_000);
            endless[6] = 1;
            sendWhileHeard(client, RawClient.cut(endless, 16_000));
            assertThat(client.hearsContent()).isFalse();
        }
        assertThat(error()).isEqualTo("EPROTO");
        assertStillServes(server);
    }

    /** The server may be gone before it has heard everything. */
    private static void sendWhileHeard(RawClient client, byte[] bytes) {
        try {
            client.send(bytes);
        } catch (IOException gone) {
            assertThat(gone).isInstanceOf(SocketException.class);
        }
    }

    // ---- records

    @Test
    void aBodyInRecordsOfOneByte() throws Exception {
        int size = 2000;
        CompletableFuture<Integer> received = new CompletableFuture<>();
        Server server =
                serve(pair().build(), (req, res) -> req.body(size).thenAccept(body -> received.complete(body.length)));
        try (RawClient client = connect(server)) {
            client.send(client.hello());
            client.shakeHands();
            client.say(("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + size + "\r\n\r\n").getBytes(US_ASCII));
            for (int i = 0; i < size; i++) {
                client.say(new byte[1]);
            }
            assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo(size);
        }
    }

    @Test
    void keysThatAreUpdatedWithoutEnd() throws Exception {
        Server server = serve(pair().build());
        try (RawClient client = connect(server, "TLSv1.3")) {
            client.send(client.hello());
            client.shakeHands();
            try {
                for (int i = 0; i < 200; i++) {
                    client.updateKeys();
                }
                client.say(QUESTION);
            } catch (IOException gone) {
                assertThat(gone).isInstanceOf(SocketException.class);
            }
            assertThat(client.hearsContent()).isFalse();
        }
        assertStillServes(server);
    }

    @Test
    void keysThatAreUpdatedNowAndThen() throws Exception {
        CompletableFuture<Integer> received = new CompletableFuture<>();
        Server server =
                serve(pair().build(), (req, res) -> req.body(200).thenAccept(body -> received.complete(body.length)));
        try (RawClient client = connect(server, "TLSv1.3")) {
            client.send(client.hello());
            client.shakeHands();
            client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200\r\n\r\n".getBytes(US_ASCII));
            for (int i = 0; i < 200; i++) {
                client.updateKeys();
                client.say(new byte[1]);
            }
            assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        }
    }

    @Test
    void anotherHandshakeOnTheSameConnection() throws Exception {
        Server server = serve(pair().build());
        try (RawClient client = connect(server, "TLSv1.2")) {
            client.send(client.hello());
            client.shakeHands();
            client.updateKeys();
            assertThat(client.hearsContent()).isFalse();
        }
        assertStillServes(server);
    }

    // ---- bytes that are not read, or not sent

    @Test
    void whatIsNotReadIsNotWritten() throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        byte[] part = new byte[50_000];
        Server server = serve(pair().build(), (req, res) -> {
            long sum = fill(res, part);
            written.complete(sum);
            res.once(ServerResponse.DRAIN, () -> res.end());
        });
        try (SSLSocket socket = (SSLSocket) own.context().getSocketFactory().createSocket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            long sum = written.get(20, TimeUnit.SECONDS);
            assertThat(sum).isLessThan(20_000_000);
            assertThat((long) socket.getInputStream().readAllBytes().length).isGreaterThan(sum);
        }
    }

    /** Writes as long as it may. */
    private static long fill(ServerResponse res, byte[] part) {
        long sum = part.length;
        while (res.write(ByteBuffer.wrap(part)) && sum < 1_000_000_000) {
            sum += part.length;
        }
        return sum;
    }

    @Test
    void aRequestThatEndsWithoutCloseNotifyIsAborted() throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        Server server = serve(pair().build(), (req, res) -> {
            req.on(IncomingMessage.ABORTED, () -> told.complete("aborted"));
            req.on(IncomingMessage.END, () -> told.complete("end"));
            req.resume();
        });
        try (RawClient client = connect(server)) {
            client.send(client.hello());
            client.shakeHands();
            client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf".getBytes(US_ASCII));
            client.socket().shutdownOutput();
            assertThat(told.get(20, TimeUnit.SECONDS)).isEqualTo("aborted");
        }
    }
}
