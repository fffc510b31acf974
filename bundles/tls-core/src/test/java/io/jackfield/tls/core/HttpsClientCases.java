package io.jackfield.tls.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.Coded;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.tls.TlsOptions;
import io.jackfield.api.tls.TlsOptionsBuilder;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests over TLS, to a server of ours. */
@Timeout(60)
public abstract class HttpsClientCases {
    private Http http;
    private Certificates own;
    private Server server;

    @BeforeEach
    void begin() throws Exception {
        http = Http.newHttp();
        own = Certificates.forNames("localhost", "named.example", "127.0.0.1");
        serve(TlsOptions.builder().cert(own.cert()).key(own.key()).build());
    }

    @AfterEach
    void end() {
        http.close();
    }

    private void serve(TlsOptions tls) throws Exception {
        server = http.createServer(
                ServerOptions.builder().tls(tls).build(),
                (req, res) -> res.end(req.socket().remotePort() + " "
                        + req.socket().tls().servername() + " " + req.socket().authorized() + " "
                        + req.headers().get("host")));
        server.listen(0, "127.0.0.1").whenListening().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private TlsOptionsBuilder trusting() throws Exception {
        return TlsOptions.builder().ca(own.cert());
    }

    private String get(String host, TlsOptions tls, Agent agent) throws Exception {
        RequestOptions options = RequestOptions.of("https://" + host + ":" + server.port() + "/").toBuilder()
                .tls(tls)
                .agent(agent)
                .build();
        return get(options);
    }

    private String get(RequestOptions options) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        RequestOptions told = options.toBuilder()
                .once(Emitter.ERROR, answer::completeExceptionally)
                .build();
        http.get(
                told, response -> response.body(10_000).whenComplete((text, failure) -> finish(answer, text, failure)));
        return answer.get(20, TimeUnit.SECONDS);
    }

    private static void finish(CompletableFuture<String> answer, byte[] text, Throwable failure) {
        if (failure == null) {
            answer.complete(new String(text, StandardCharsets.UTF_8));
        } else {
            answer.completeExceptionally(failure);
        }
    }

    private void assertFails(TlsOptions tls, String host, String code) {
        assertThatThrownBy(() -> get(host, tls, null))
                .satisfies(thrown -> assertThat(Coded.codeOf(thrown.getCause())).isEqualTo(code));
    }

    @Test
    void theServerIsTrustedByItsCertificate() throws Exception {
        assertThat(get("localhost", trusting().build(), null)).endsWith(" localhost false localhost:" + server.port());
        assertThat(get("127.0.0.1", trusting().build(), null)).contains(" null false ");
    }

    @Test
    void theJdksTrustIsTheDefault() {
        assertFails(TlsOptions.DEFAULTS, "localhost", "UNABLE_TO_VERIFY_LEAF_SIGNATURE");
    }

    @Test
    void theNameIsChecked() throws Exception {
        TlsOptions other = trusting().servername("other.example").build();
        assertFails(other, "localhost", "ERR_TLS_CERT_ALTNAME_INVALID");
        TlsOptions unchecked = other.toBuilder().checkServerIdentity(false).build();
        assertThat(get("localhost", unchecked, null)).contains(" other.example ");
        TlsOptions named = trusting().servername("named.example").build();
        assertThat(get("127.0.0.1", named, null)).contains(" named.example ");
    }

    @Test
    void aCertificateThatExpired() throws Exception {
        Certificates expired = own.issueExpired("localhost");
        serve(TlsOptions.builder().cert(expired.cert()).key(expired.key()).build());
        assertFails(trusting().build(), "localhost", "CERT_HAS_EXPIRED");
    }

    @Test
    void whoeverItIsWhenAskedTo() throws Exception {
        TlsOptions anybody = TlsOptions.builder().rejectUnauthorized(false).build();
        assertThat(authorization(anybody)).isEqualTo("false UNABLE_TO_VERIFY_LEAF_SIGNATURE");
        assertThat(authorization(anybody.toBuilder().ca(own.cert()).build())).isEqualTo("true null");
        assertThat(authorization(anybody.toBuilder()
                        .ca(own.cert())
                        .servername("other.example")
                        .build()))
                .isEqualTo("false ERR_TLS_CERT_ALTNAME_INVALID");
    }

    private String authorization(TlsOptions tls) throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        RequestOptions options = RequestOptions.of("https://localhost:" + server.port() + "/").toBuilder()
                .tls(tls)
                .build();
        http.execute(() -> http.get(options, response -> {
                    told.complete(response.socket().authorized() + " "
                            + response.socket().tls().authorizationError());
                    response.resume();
                })
                .on(Emitter.ERROR, told::completeExceptionally));
        return told.get(20, TimeUnit.SECONDS);
    }

    @Test
    void ourOwnCertificateIsShown() throws Exception {
        serve(TlsOptions.builder()
                .cert(own.cert())
                .key(own.key())
                .ca(own.cert())
                .requestCert(true)
                .build());
        TlsOptions shown = trusting().cert(own.cert()).key(own.key()).build();
        assertThat(get("localhost", shown, null)).contains(" true ");
    }

    @Test
    void anAgentKeepsConnectionsApart() throws Exception {
        Agent agent = http.newAgent(
                AgentOptions.builder().keepAlive(true).tls(trusting().build()).build());
        assertThat(agent.protocol()).isEqualTo("https:");
        assertThat(agent.defaultPort()).isEqualTo(443);
        String first = get("localhost", null, agent);
        await().until(() -> !agent.freeSockets().isEmpty());
        assertThat(get("localhost", null, agent)).isEqualTo(first);
        assertThat(get("localhost", trusting().servername("named.example").build(), agent))
                .isNotEqualTo(first);
    }

    @Test
    void protocolsAsNodeChecksThem() {
        assertThatThrownBy(() -> http.request("https://localhost/"))
                .isInstanceOf(ArgumentException.class)
                .hasMessage("Protocol \"https:\" not supported. Expected \"http:\"");
        assertThatThrownBy(() -> http.request(RequestOptions.of("http://localhost/").toBuilder()
                        .agent(http.httpsAgent())
                        .build()))
                .isInstanceOf(ArgumentException.class)
                .hasMessage("Protocol \"http:\" not supported. Expected \"https:\"");
    }

    @Test
    void theUsualPortIs443() {
        ClientRequest request = http.request(RequestOptions.builder()
                .host("localhost")
                .tls(TlsOptions.DEFAULTS)
                .build());
        request.on(Emitter.ERROR, error -> {});
        assertThat(request.getHeader("host")).isEqualTo("localhost");
        request.abort();
    }

    /** The answers are those of Node v20.20.2, {@code new https.Agent().getName(...)}, without the three colons that are later than v10. */
    @Test
    void theNamesOfNodesAgent() {
        Agent agent = http.httpsAgent();
        RequestOptions plain = RequestOptions.builder().host("h").port(1).build();
        assertThat(agent.getName(plain) + ":::").isEqualTo("h:1:::::::::::::::::::::");
        TlsOptions all = TlsOptions.builder()
                .ca("CA")
                .cert("CERT")
                .ciphers("A", "B")
                .key("KEY")
                .rejectUnauthorized(false)
                .servername("s")
                .minVersion("TLSv1.2")
                .maxVersion("TLSv1.3")
                .build();
        RequestOptions full =
                plain.toBuilder().localAddress("l").family(6).tls(all).build();
        assertThat(agent.getName(full) + ":::")
                .isEqualTo("h:1:l:6:CA:CERT::A:B:KEY::false:s:TLSv1.2:TLSv1.3::::::::::");
        TlsOptions known =
                TlsOptions.builder().servername("h").rejectUnauthorized(true).build();
        assertThat(agent.getName(plain.toBuilder().tls(known).build()) + ":::")
                .isEqualTo("h:1::::::::true:::::::::::::");
    }

    /** Each as Node v20.20.2 has it, without the three colons that are later than v10. */
    @ParameterizedTest
    @MethodSource("oneOption")
    void eachOptionHasItsPlaceInTheName(TlsOptionsBuilder option, String name) {
        RequestOptions request =
                RequestOptions.builder().host("h").port(1).tls(option.build()).build();
        assertThat(http.httpsAgent().getName(request)).isEqualTo(name);
    }

    static Stream<Arguments> oneOption() {
        return Stream.of(
                arguments(TlsOptions.builder(), "h:1::::::::::::::::::"),
                arguments(TlsOptions.builder().ca("A"), "h:1::A::::::::::::::::"),
                arguments(TlsOptions.builder().cert("B"), "h:1:::B:::::::::::::::"),
                arguments(TlsOptions.builder().ciphers("X", "Y"), "h:1:::::X:Y:::::::::::::"),
                arguments(TlsOptions.builder().key("C"), "h:1::::::C::::::::::::"),
                arguments(TlsOptions.builder().rejectUnauthorized(false), "h:1::::::::false::::::::::"),
                arguments(TlsOptions.builder().servername("s"), "h:1:::::::::s:::::::::"),
                arguments(TlsOptions.builder().minVersion("TLSv1.2"), "h:1::::::::::TLSv1.2::::::::"),
                arguments(TlsOptions.builder().maxVersion("TLSv1.2"), "h:1:::::::::::TLSv1.2:::::::"),
                arguments(TlsOptions.builder().secureProtocol("TLSv1_2_method"), "h:1::::::::::::TLSv1_2_method::::::"),
                arguments(TlsOptions.builder().passphrase("p"), "h:1::::::::::::::::::"));
    }

    @Test
    void anAddressOrASocketComesBeforeTheOptions() {
        TlsOptions tls = TlsOptions.builder().ca("A").build();
        RequestOptions request =
                RequestOptions.builder().host("h").port(1).tls(tls).build();
        assertThat(http.httpsAgent().getName(request.toBuilder().family(6).build()))
                .isEqualTo("h:1::6:A::::::::::::::::");
        assertThat(http.httpsAgent()
                        .getName(request.toBuilder().socketPath("/s").build()))
                .isEqualTo("h:1::/s:A::::::::::::::::");
    }

    @Test
    void aMethodSpeaksItsVersions() throws Exception {
        assertThat(TlsOptions.builder().secureProtocol("TLS_method").build().maxVersion())
                .isEqualTo("TLSv1.3");
        assertThat(TlsOptions.builder()
                        .secureProtocol("TLSv1_2_client_method")
                        .build()
                        .maxVersion())
                .isEqualTo("TLSv1.2");
        assertThatThrownBy(() -> TlsOptions.builder().secureProtocol("SSLv3_method"))
                .isInstanceOf(ArgumentException.class)
                .hasMessage("Unknown or disabled method: SSLv3_method");
        assertThatThrownBy(() -> TlsOptions.builder()
                        .secureProtocol("TLS_method")
                        .minVersion("TLSv1.3")
                        .build())
                .hasMessage("TLS protocol version \"TLSv1.3\" conflicts with secureProtocol \"TLS_method\"");
    }

    @Test
    void aBodyThatEndsWithTheConnectionNeedsItsCloseNotify() throws Exception {
        try (ServerSocket listening = new ServerSocket(0)) {
            CompletableFuture<Void> peer = CompletableFuture.runAsync(() -> cutOff(listening));
            RequestOptions options =
                    RequestOptions.of("https://localhost:" + listening.getLocalPort() + "/").toBuilder()
                            .tls(trusting().build())
                            .build();
            assertThatThrownBy(() -> get(options)).satisfies(thrown -> assertThat(Coded.codeOf(thrown.getCause()))
                    .isEqualTo("ECONNRESET"));
            peer.get(20, TimeUnit.SECONDS);
        }
    }

    /** Ends TCP below TLS, which then can say nothing. */
    private void cutOff(ServerSocket listening) {
        try (Socket accepted = listening.accept()) {
            SSLSocket socket = (SSLSocket)
                    own.context().getSocketFactory().createSocket(accepted, null, accepted.getPort(), false);
            socket.setUseClientMode(false);
            assertThat(socket.getInputStream().read()).isEqualTo('G');
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\npart".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            accepted.shutdownOutput();
            accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
