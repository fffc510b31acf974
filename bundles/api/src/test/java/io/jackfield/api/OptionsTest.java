package io.jackfield.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.error.Coded;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.SwapResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void serverDefaultsAreThoseOfNode() {
        ServerOptions options = ServerOptions.DEFAULTS;
        assertThat(options.maxHeaderSize()).isEqualTo(8192);
        assertThat(options.maxHeadersCount()).isEqualTo(2000);
        assertThat(options.headersTimeout()).isEqualTo(Duration.ofSeconds(40));
        assertThat(options.requestTimeout()).isEqualTo(Duration.ofSeconds(300));
        assertThat(options.timeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(options.keepAliveTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.compatibility()).isEqualTo(Compatibility.DOCUMENTED);
        assertThat(options.requireHostHeader()).isTrue();
    }

    /** Items 17 to 21, 35, 36. */
    @Test
    void agentDefaultsAreThoseOfNode() {
        AgentOptions options = AgentOptions.DEFAULTS;
        assertThat(options.keepAlive()).isFalse();
        assertThat(options.keepAliveDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.maxSockets()).isEqualTo(Integer.MAX_VALUE);
        assertThat(options.maxFreeSockets()).isEqualTo(256);
        assertThat(options.timeout()).isZero();
    }

    @Test
    void builtOptionsDoNotChangeWithTheirBuilder() {
        ServerOptionsBuilder builder = ServerOptions.builder().name("first");
        ServerOptions first = builder.build();
        builder.name("second");
        assertThat(first.name()).isEqualTo("first");
        assertThat(first.toBuilder().maxConnections(3).build().name()).isEqualTo("first");

        RequestOptionsBuilder request = RequestOptions.builder().header("a", 1);
        RequestOptions one = request.build();
        request.header("b", 2);
        assertThat(one.headers()).hasSize(1);
    }

    /** Item 257. */
    @Test
    void ofUrlAndOptionsTheOptionsWin() {
        RequestOptions merged = RequestOptions.of("http://user:pw@one:81/a")
                .merge(RequestOptions.builder()
                        .path("/b")
                        .method("POST")
                        .header("X-A", List.of("1", "2"))
                        .setHost(false)
                        .build());
        assertThat(merged.hostname()).isEqualTo("one");
        assertThat(merged.port()).isEqualTo(81);
        assertThat(merged.auth()).isEqualTo("user:pw");
        assertThat(merged.path()).isEqualTo("/b");
        assertThat(merged.method()).isEqualTo("POST");
        assertThat(merged.setHost()).isFalse();
        assertThat(merged.merge(RequestOptions.EMPTY).setHost()).isFalse();
        assertThat(merged.headers()).hasSize(1);
    }

    @Test
    void rawHeadersKeepTheirLines() {
        RequestOptions options = RequestOptions.builder()
                .rawHeaders(List.of(Map.entry("A", "1"), Map.entry("A", "2")))
                .build();
        assertThat(options.rawHeaders()).isTrue();
        assertThat(options.headers())
                .extracting(line -> (Object) line.getValue())
                .containsExactly("1", "2");
    }

    @Test
    void valuesOutsideTheirRangeAreRefused() {
        assertCode(() -> ListenOptions.port(65_536), "ERR_SOCKET_BAD_PORT");
        assertCode(() -> RequestOptions.builder().port(-1), "ERR_SOCKET_BAD_PORT");
        assertCode(() -> RequestOptions.builder().family(5), "ERR_INVALID_OPT_VALUE");
        assertCode(() -> ServerOptions.builder().timeout(Duration.ofMillis(-1)), "ERR_OUT_OF_RANGE");
        assertCode(() -> ServerOptions.builder().timeout(null), "ERR_INVALID_ARG_TYPE");
        assertCode(() -> AgentOptions.builder().maxSockets(0), "ERR_OUT_OF_RANGE");
    }

    /** Items 223, 324. */
    @Test
    void methodsAreThoseOfNode() {
        assertThat(Http.methods())
                .containsExactly(("ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY"
                                + " MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT REBIND"
                                + " REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE")
                        .split(" "));
    }

    /** Items 224, 325. */
    @Test
    void statusCodesAreThoseOfNode() {
        assertThat(Http.statusCodes())
                .hasSize(63)
                .containsEntry(404, "Not Found")
                .containsEntry(418, "I'm a Teapot")
                .containsEntry(425, "Unordered Collection")
                .doesNotContainKeys(306, 419, 420, 427, 430);
    }

    @Test
    void withoutAProviderTheErrorSaysWhatIsMissing() {
        assertThatThrownBy(Http::newHttp)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("jackfield-platform");
    }

    @Test
    void systemErrorsReadAsInNode() {
        HttpException error = HttpException.system("ECONNREFUSED", "connect", "127.0.0.1", 80, null);
        assertThat(error).hasMessage("connect ECONNREFUSED 127.0.0.1:80");
        assertThat(error.kind()).isEqualTo("Error");
        assertThat(error.bytesParsed()).isEqualTo(-1);
    }

    @Test
    void aSwapReadsAsOneLine() {
        assertThat(new SwapResult(StrategyKind.PARSER, "", "strict#3", "netty#4"))
                .hasToString("swapped parser strict#3 -> netty#4");
    }

    private static void assertCode(Runnable action, String code) {
        assertThatThrownBy(action::run)
                .satisfies(error -> assertThat(Coded.codeOf(error)).isEqualTo(code));
    }
}
