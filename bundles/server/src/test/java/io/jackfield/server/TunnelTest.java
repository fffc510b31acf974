package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.Server;
import io.jackfield.api.Tunnel;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Requests to leave HTTP that are told with a response beside them. */
class TunnelTest {
    private static final String UPGRADE =
            "GET /chat HTTP/1.1\r\nHost: t\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n";
    private static final String CONNECT = "CONNECT there:443 HTTP/1.1\r\nHost: there:443\r\n\r\n";

    private final Served served = Served.by((req, res) -> res.end("ordinary"));
    private Tunnel tunnel;

    /** Tells what may leave HTTP, and leaves it open what becomes of it. */
    private void check() {
        served.server.on(Server.CHECK_TUNNEL, (req, res) -> served.watch("checkTunnel " + req.method(), req, res));
    }

    private void accept() {
        tunnel = served.response().tunnel();
    }

    private String head() {
        return StandardCharsets.ISO_8859_1.decode(tunnel.head()).toString();
    }

    @Test
    void anUpgradeIsAcceptedAtOnce() {
        served.server.on(Server.CHECK_TUNNEL, (req, res) -> {
            served.watch("checkTunnel", req, res);
            accept();
        });
        served.receive(UPGRADE + "first bytes");

        assertThat(served.log).startsWith("checkTunnel", "res.finish");
        assertThat(head()).isEqualTo("first bytes");
        assertThat(served.connection.detached).isTrue();
        assertThat(served.sent()).isEmpty();
        assertThat(served.request().complete()).isTrue();
        assertThat(served.response().statusCode()).isEqualTo(101);
        assertThat(served.response().finished()).isTrue();
        assertThat(served.response().headersSent()).isTrue();
    }

    @Test
    void anUpgradeIsAcceptedLaterAndNothingBehindItIsReadBefore() {
        check();
        served.receive(UPGRADE + "GET / HTTP/1.1\r\nHost: t\r\n\r\n");
        assertThat(served.requests).hasSize(1);

        served.later(this::accept);
        assertThat(head()).startsWith("GET / HTTP/1.1");
        assertThat(served.log).doesNotContain("request");
    }

    @Test
    void aConnectIsAcceptedLater() {
        check();
        served.receive(CONNECT).receive("tls");
        served.later(this::accept);

        assertThat(served.response().statusCode()).isEqualTo(200);
        assertThat(head()).isEqualTo("tls");
    }

    @Test
    void anUpgradeThatIsAnsweredStaysInHttp() {
        check();
        served.receive(UPGRADE + "GET / HTTP/1.1\r\nHost: t\r\n\r\n");
        served.later(() -> served.response().writeHead(403).end("no"));

        assertThat(served.sent()).contains("403 Forbidden", "ordinary");
        assertThat(served.requests).hasSize(2);
    }

    @Test
    void aConnectThatIsAnsweredIsTheLast() {
        check();
        served.receive(CONNECT + "GET / HTTP/1.1\r\nHost: t\r\n\r\n");
        served.later(() -> served.response().writeHead(407).end());

        assertThat(served.sent()).contains("407", "Connection: close");
        assertThat(served.requests).hasSize(1);
        assertThat(served.connection.end).isNotEqualTo("open");
    }

    @Test
    void oneWithContentIsAnOrdinaryRequest() {
        check();
        served.receive(
                "POST / HTTP/1.1\r\nHost: t\r\nConnection: Upgrade\r\nUpgrade: echo\r\nContent-Length: 2\r\n\r\nhi");

        assertThat(served.log).startsWith("request");
        assertThat(served.sent()).endsWith("ordinary");
    }

    @Test
    void whatWasAnsweredCanNotLeave() {
        check();
        served.receive(UPGRADE);
        served.later(() -> served.response().write("begun"));

        assertNoTunnel(ErrorCodes.ERR_HTTP_HEADERS_SENT);
    }

    @Test
    void whatIsGoneCanNotLeave() {
        check();
        served.receive(UPGRADE);
        served.later(() -> served.connection.session.closed(null));

        assertNoTunnel(ErrorCodes.ERR_JACKFIELD_NO_TUNNEL);
    }

    @Test
    void onlyTheLoopMayLeave() {
        check();
        served.receive(UPGRADE);

        served.connection.loop.asForeigner(() -> assertThatThrownBy(this::accept)
                .isInstanceOfSatisfying(StateException.class, e -> assertThat(e.code())
                        .isEqualTo(ErrorCodes.ERR_JACKFIELD_NOT_ON_LOOP)));
    }

    private void assertNoTunnel(String code) {
        served.later(() -> assertThatThrownBy(() -> served.response().tunnel())
                .isInstanceOfSatisfying(
                        StateException.class, e -> assertThat(e.code()).isEqualTo(code)));
        assertThat(tunnel).isNull();
    }
}
