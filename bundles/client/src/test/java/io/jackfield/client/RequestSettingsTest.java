package io.jackfield.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.Coded;
import io.jackfield.api.error.StateException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options of a request become before a byte leaves: checklist parts G.1 and G.2. */
class RequestSettingsTest {
    private final TestClient client = new TestClient();

    private ClientRequest make(RequestOptions options) {
        return client.make(options.toBuilder());
    }

    private static Coded thrownBy(Runnable action) {
        try {
            action.run();
        } catch (ArgumentException e) {
            assertThat(e.kind()).isEqualTo("TypeError");
            return e;
        } catch (StateException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    /** Items 85, 236, 239, 242, 243, 246, 253. */
    @Test
    void optionsHaveNodesDefaults() {
        ClientRequest request = make(RequestOptions.EMPTY);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/");
        assertThat(request.host()).isEqualTo("localhost");
        assertThat(request.protocol()).isEqualTo("http:");
        assertThat(request.getHeader("host")).isEqualTo("localhost");
        assertThat(request.agent()).isSameAs(client.http().globalAgent());
        assertThat(request.aborted()).isFalse();
        assertThat(request.maxHeadersCount()).isEqualTo(2000);
    }

    /** Item 235. */
    @Test
    void otherProtocolThrows() {
        assertThatThrownBy(
                        () -> make(RequestOptions.builder().protocol("https:").build()))
                .isInstanceOf(ArgumentException.class)
                .hasMessage("Protocol \"https:\" not supported. Expected \"http:\"")
                .extracting(e -> ((Coded) e).code())
                .isEqualTo("ERR_INVALID_PROTOCOL");
    }

    /** Item 237. */
    @Test
    void hostnameWinsOverHost() {
        ClientRequest request =
                make(RequestOptions.builder().host("a").hostname("b").build());
        assertThat(request.host()).isEqualTo("b");
        assertThat(request.getHeader("Host")).isEqualTo("b");
    }

    /** Items 251, 254. */
    @ParameterizedTest
    @CsvSource({"h,80,h", "h,8080,h:8080", "::1,80,[::1]", "::1,81,[::1]:81", "[::1],80,[::1]", "a:b,80,a:b"})
    void hostHeaderHasPortAndBracketsWhereNeeded(String host, int port, String expected) {
        ClientRequest request =
                make(RequestOptions.builder().host(host).port(port).build());
        assertThat(request.getHeader("host")).isEqualTo(expected);
    }

    /** Item 251. */
    @Test
    void hostHeaderIsLeftOutOrReplacedWhenAskedFor() {
        assertThat(make(RequestOptions.builder().setHost(false).build()).hasHeader("host"))
                .isFalse();
        assertThat(make(RequestOptions.builder().header("host", "other:1").build())
                        .getHeader("Host"))
                .isEqualTo("other:1");
    }

    /** Items 242, 268. */
    @Test
    void methodIsUpperCased() {
        assertThat(make(RequestOptions.builder().method("m-search").build()).method())
                .isEqualTo("M-SEARCH");
        assertThat(make(RequestOptions.builder().method("").build()).method()).isEqualTo("GET");
    }

    /** Item 242. */
    @ParameterizedTest
    @ValueSource(strings = {"GE T", "GET\r\nX: y", "G\u00e9T", "GET/"})
    void methodThatIsNoTokenThrows(String method) {
        assertThat(thrownBy(() -> make(RequestOptions.builder().method(method).build()))
                        .code())
                .isEqualTo("ERR_INVALID_HTTP_TOKEN");
    }

    /** Items 243, J10: no byte of an injected line leaves. */
    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a\r\nX: y", "/a\u0001", "/\u007f", "/\u0100", "/a\tb"})
    void pathWithACharacterThatMustBeEscapedThrows(String path) {
        assertThatThrownBy(() -> make(RequestOptions.builder().path(path).build()))
                .hasMessage("Request path contains unescaped characters")
                .extracting(e -> ((Coded) e).code())
                .isEqualTo("ERR_UNESCAPED_CHARACTERS");
        assertThat(client.wanted).isEmpty();
    }

    /** Item 243. */
    @Test
    void pathMayHaveLatinLetters() {
        assertThat(make(RequestOptions.builder().path("/caf\u00e9?x=1").build()).path())
                .isEqualTo("/caf\u00e9?x=1");
    }

    /** Items 245, 266. */
    @Test
    void authBecomesAuthorizationUnlessThatIsGiven() {
        assertThat(make(RequestOptions.builder().auth("user:pa:ss").build()).getHeader("authorization"))
                .isEqualTo("Basic dXNlcjpwYTpzcw==");
        assertThat(make(RequestOptions.builder()
                                .auth("user:pass")
                                .header("Authorization", "Bearer x")
                                .build())
                        .getHeader("authorization"))
                .isEqualTo("Bearer x");
    }

    /** Items 73, 149, 150. */
    @Test
    void headerThatCannotBeSentThrows() {
        assertThat(thrownBy(() -> make(
                                RequestOptions.builder().header("bad name", "x").build()))
                        .code())
                .isEqualTo("ERR_INVALID_HTTP_TOKEN");
        assertThat(thrownBy(() -> make(RequestOptions.builder()
                                .header("X", "a\r\nY: b")
                                .build()))
                        .code())
                .isEqualTo("ERR_INVALID_CHAR");
        assertThat(thrownBy(() ->
                                make(RequestOptions.builder().header("X", null).build()))
                        .code())
                .isEqualTo("ERR_HTTP_INVALID_HEADER_VALUE");
    }

    /** Item 244: also among the lines that are sent as given. */
    @Test
    void rawHeaderThatCannotBeSentThrows() {
        assertThat(thrownBy(() -> make(RequestOptions.builder()
                                .rawHeaders(List.of(Map.entry("X", "a\nb")))
                                .build()))
                        .code())
                .isEqualTo("ERR_INVALID_CHAR");
        assertThat(thrownBy(() -> make(RequestOptions.builder()
                                .rawHeaders(List.of(Map.entry("X:", "a")))
                                .build()))
                        .code())
                .isEqualTo("ERR_INVALID_HTTP_TOKEN");
    }

    /** Items 242, 236: the host, too, comes from the application and goes into a header. */
    @Test
    void hostWithALineBreakThrows() {
        assertThat(thrownBy(() ->
                                make(RequestOptions.builder().host("h\r\nX: y").build()))
                        .code())
                .isEqualTo("ERR_INVALID_CHAR");
    }

    /** Items 235 to 243: whoever wins, nothing is leased by a request that was never made. */
    @Test
    void requestThatThrowsAsksForNoSocket() {
        assertThatThrownBy(() -> client.loop.turn(
                        () -> make(RequestOptions.builder().path("/ ").build())))
                .isInstanceOf(ArgumentException.class);
        assertThat(client.wanted).isEmpty();
    }
}
