package io.jackfield.itests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Items 275 to 296: what the example programs of Node's document print and send, in their order. */
@Timeout(60)
class ExamplesTest {
    private static final String HOST = "127.0.0.1";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @TempDir
    static Path folder;

    private static ExamplePrograms programs;

    @BeforeAll
    static void compile() throws IOException {
        programs = ExamplePrograms.compile(folder);
    }

    @AfterAll
    static void close() throws IOException {
        programs.close();
    }

    @Test
    void item275AgentRemove() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(OK)) {
            assertThat(programs.run("AgentRemove", HOST, peer.port())).isEqualTo("""
                    status: 200
                    sockets of the agent: 0
                    """);
        }
    }

    @Test
    void item276NoAgent() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(OK)) {
            assertThat(programs.run("NoAgent", HOST, peer.port())).isEqualTo("""
                    status: 200
                    sockets of the global agent: 0
                    """);
            assertThat(peer.requests())
                    .containsExactly("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        }
    }

    @Test
    void item277KeepAliveAgent() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(OK)) {
            assertThat(programs.run("KeepAliveAgent", HOST, peer.port())).isEqualTo("""
                    status: 200, reused socket: false
                    status: 200, reused socket: true
                    """);
            assertThat(peer.ports()).hasSize(1);
            String request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n\r\n";
            assertThat(peer.requests()).containsExactly(request, request);
        }
    }

    @Test
    void item278ConnectProxy() throws Exception {
        try (ScriptedPeer origin = new ScriptedPeer(OK)) {
            assertThat(programs.run("ConnectProxy", HOST + ":" + origin.port()))
                    .isEqualTo("got connected!\n" + OK + "\n");
            assertThat(origin.requests())
                    .containsExactly("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        }
    }

    @Test
    void item279InformationEvent() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer("HTTP/1.1 102 Processing\r\n\r\n" + OK)) {
            assertThat(programs.run("InformationEvent", HOST, peer.port()))
                    .isEqualTo("Got information prior to main response: 102\n");
            assertThat(peer.requests().get(0)).startsWith("GET /length_request HTTP/1.1\r\n");
        }
    }

    @Test
    void item280UpgradeEcho() throws Exception {
        assertThat(programs.run("UpgradeEcho")).isEqualTo("""
                got upgraded! Web Socket Protocol Handshake
                echo: hello
                """);
    }

    @Test
    void item281RequestHeaderTypes() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(OK)) {
            assertThat(programs.run("RequestHeaderTypes", HOST, peer.port()))
                    .isEqualTo("text/html, 14, [type=ninja, language=javascript]\n");
            assertThat(peer.requests().get(0))
                    .contains("\r\ncontent-type: text/html\r\n")
                    .contains("\r\nContent-Length: 14\r\n")
                    .contains("\r\nCookie: type=ninja; language=javascript\r\n")
                    .endsWith("\r\n\r\n<p>Grüße</p>");
        }
    }

    @Test
    void item282LocalAddress() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(OK)) {
            assertThat(programs.run("LocalAddress", HOST, peer.port()))
                    .isEqualTo("Your IP address is 127.0.0.1 and your source port is "
                            + peer.ports().get(0) + ".\n");
        }
    }

    @Test
    void item283ClientErrorAnswer() throws Exception {
        assertThat(programs.run("ClientErrorAnswer"))
                .isEqualTo("HPE_INVALID_METHOD after 0 bytes of 20\nHTTP/1.1 400 Bad Request\r\n\r\n");
    }

    @Test
    void item284Trailers() throws Exception {
        assertThat(programs.run("Trailers")).isEqualTo("""
                some file's data
                [Content-MD5, 7895bf4b8828b55ceaf47747b4bca667]
                """);
    }

    @Test
    void item285ResponseHeaderTypes() throws Exception {
        assertThat(programs.run("ResponseHeaderTypes")).isEqualTo("""
                text/html, 14, [type=ninja, language=javascript]
                received: [type=ninja, language=javascript]
                """);
    }

    @Test
    void item286HeaderNames() throws Exception {
        assertThat(programs.run("HeaderNames")).isEqualTo("[foo, set-cookie]\n");
    }

    @Test
    void item287HeadersCopy() throws Exception {
        assertThat(programs.run("HeadersCopy")).isEqualTo("""
                {foo=bar, set-cookie=[foo=bar, bar=baz]}
                received: bar
                """);
    }

    @Test
    void item288WriteHeadPrecedence() throws Exception {
        assertThat(programs.run("WriteHeadPrecedence")).isEqualTo("""
                content-type = text/plain
                x-foo = bar
                ok
                """);
    }

    @Test
    void item289RemoteAddress() throws Exception {
        assertThat(programs.run("RemoteAddress"))
                .matches("asked from port (\\d+)\nYour IP address is 127\\.0\\.0\\.1 and your source port is \\1\\.\n");
    }

    @Test
    void item290ContentLength() throws Exception {
        assertThat(programs.run("ContentLength")).isEqualTo("""
                content-length = 11
                content-type = text/plain
                hello world
                """);
    }

    @Test
    void item291CompleteCheck() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nonly this")) {
            assertThat(programs.run("CompleteCheck", HOST, peer.port()))
                    .isEqualTo("The connection was terminated while the message was still being sent\n");
            assertThat(peer.requests().get(0)).startsWith("POST / HTTP/1.1\r\n");
        }
    }

    @Test
    void item291CompleteCheckOfAWholeResponse() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(OK)) {
            assertThat(programs.run("CompleteCheck", HOST, peer.port())).isEmpty();
        }
    }

    @Test
    void item292RawHeaders() throws Exception {
        String user = "this is invalid because there can be only one";
        assertThat(programs.run("RawHeaders"))
                .isEqualTo("[user-agent, " + user + ", User-Agent, curl/7.22.0, Host, 127.0.0.1:8000, ACCEPT, */*]\n"
                        + "{user-agent=" + user + ", host=127.0.0.1:8000, accept=*/*}\n");
    }

    private static String getJson(String answer) throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(answer)) {
            return programs.run("GetJson", "http://127.0.0.1:" + peer.port() + "/index.json");
        }
    }

    @Test
    void item293GetJson() throws Exception {
        assertThat(getJson("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"
                        + "Content-Length: 15\r\n\r\n{\"a\":\"Grüße\"}"))
                .isEqualTo("{\"a\":\"Grüße\"}\n");
    }

    @Test
    void item293GetJsonRefusesAnotherStatusOrType() throws Exception {
        assertThat(getJson("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"))
                .isEqualTo("Request Failed.\nStatus Code: 404\n");
        assertThat(getJson("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nno"))
                .isEqualTo("Invalid content-type.\nExpected application/json but received text/html\n");
    }

    @Test
    void item293GetJsonTellsOfTheNetwork() throws Exception {
        String port;
        try (ScriptedPeer peer = new ScriptedPeer(OK)) {
            port = peer.port();
        }
        assertThat(programs.run("GetJson", "http://127.0.0.1:" + port + "/index.json"))
                .isEqualTo("Got error: connect ECONNREFUSED 127.0.0.1:" + port + "\n");
    }

    @Test
    void item294PostForm() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(OK)) {
            assertThat(programs.run("PostForm", HOST, peer.port())).isEqualTo("""
                    STATUS: 200
                    HEADERS: {content-length=2}
                    BODY: ok
                    No more data in response.
                    """);
            assertThat(peer.requests())
                    .containsExactly("POST /upload HTTP/1.1\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: 40\r\n"
                            + "Host: 127.0.0.1\r\n"
                            + "Connection: close\r\n"
                            + "\r\n"
                            + "msg=%E4%BD%A0%E5%A5%BD%E4%B8%96%E7%95%8C");
        }
    }

    @Test
    void item295UrlAsOptions() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(OK)) {
            assertThat(programs.run("UrlAsOptions", "http://abc:xyz@127.0.0.1:" + peer.port()))
                    .isEqualTo("status: 200\n");
            assertThat(peer.requests().get(0))
                    .startsWith("GET / HTTP/1.1\r\n")
                    .contains("\r\nAuthorization: Basic YWJjOnh5eg==\r\n");
        }
    }

    @Test
    void item296ParseUrl() throws Exception {
        assertThat(programs.run("ParseUrl")).isEqualTo("""
                protocol: null
                auth: null
                port: 0
                hostname: null
                hash: null
                search: ?name=ryan
                query: name=ryan
                pathname: /status
                path: /status?name=ryan
                query: {name=[ryan]}
                """);
    }
}
