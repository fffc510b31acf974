package io.jackfield.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.Coded;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items 222 and 256: each expectation was taken from {@code url.parse} and {@code querystring.parse} of Node v10.15.0. */
class UrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/status?name=ryan | null | null | null | 0 | /status | ?name=ryan | null",
                "/a//b?x=1?y=2#h | null | null | null | 0 | /a//b | ?x=1?y=2 | #h",
                "http://user:p%40ss@Example.com:8080/p?a=b#f | http: | user:p@ss | example.com | 8080 | /p | ?a=b | #f",
                "http://host | http: | null | host | 0 | / | null | null",
                "http://host?x=1 | http: | null | host | 0 | / | ?x=1 | null",
                "HTTP://[::1]:80/x | http: | null | ::1 | 80 | /x | null | null",
                "//host/path | null | null | null | 0 | //host/path | null | null",
                "* | null | null | null | 0 | * | null | null",
                "/a b?c d | null | null | null | 0 | /a%20b | ?c%20d | null",
                "http://h/a\\b{c} | http: | null | h | 0 | /a/b%7Bc%7D | null | null",
                "http://a@b@c/ | http: | a@b | c | 0 | / | null | null",
                "http://h:/x | http: | null | h | 0 | /x | null | null",
                "/p? | null | null | null | 0 | /p | ? | null",
                "http://h/%zz?%zz | http: | null | h | 0 | /%zz | ?%zz | null",
                "?q | null | null | null | 0 | null | ?q | null",
                "/a:b | null | null | null | 0 | /a:b | null | null",
                "a/b:c | null | null | null | 0 | a/b:c | null | null",
                "http://ex_ample.com/ | http: | null | ex_ample.com | 0 | / | null | null",
                "http://h\u00e9llo.example/\u00fc | http: | null | xn--hllo-bpa.example | 0 | /\u00fc | null | null",
                "http:/a/b | http: | null | null | 0 | /a/b | null | null",
                "https://a.b/?x=%20+y | https: | null | a.b | 0 | / | ?x=%20+y | null",
                "http://h/'\"<>`^ | http: | null | h | 0 | /%27%22%3C%3E%60%5E | null | null",
                "http://h;x/y | http: | null | h | 0 | /;x/y | null | null",
                "http://h#x | http: | null | h | 0 | / | null | #x"
            })
    void partsAreThoseOfNode(String row) {
        int end = row.indexOf(" | ");
        Url url = Url.parse(row.substring(0, end));
        assertThat(String.join(
                        " | ",
                        "" + url.protocol(),
                        "" + url.auth(),
                        "" + url.hostname(),
                        "" + url.port(),
                        "" + url.pathname(),
                        "" + url.search(),
                        "" + url.hash()))
                .isEqualTo(row.substring(end + 3));
    }

    @Test
    void queryGivesAllValuesInOrder() {
        assertThat(Url.parse("/?a=b&a=c").queryMap()).containsExactly(Map.entry("a", List.of("b", "c")));
        assertThat(Url.parseQuery("a")).containsExactly(Map.entry("a", List.of("")));
        assertThat(Url.parseQuery("=x")).containsExactly(Map.entry("", List.of("x")));
        assertThat(Url.parseQuery("a=%zz")).containsExactly(Map.entry("a", List.of("%zz")));
        assertThat(Url.parseQuery("a+b=c%20d")).containsExactly(Map.entry("a b", List.of("c d")));
        assertThat(Url.parseQuery("&&a=1&")).containsExactly(Map.entry("a", List.of("1")));
        assertThat(Url.parseQuery("a=b=c")).containsExactly(Map.entry("a", List.of("b=c")));
        assertThat(Url.parseQuery("%E2%98%83=1")).containsExactly(Map.entry("\u2603", List.of("1")));
        assertThat(Url.parseQuery(null)).isEmpty();
        assertThat(Url.parse("/?name=ryan").queryValue("name")).isEqualTo("ryan");
        assertThat(Url.parse("/").queryValue("name")).isNull();
    }

    @Test
    void hostsAndPortsThatCannotBeMeantAreRefused() {
        assertCode("http://h:99999/", "ERR_SOCKET_BAD_PORT");
        assertCode("http://h:8x/", "ERR_INVALID_URL");
        assertCode("http://%zz@h/", "ERR_INVALID_URL");
        assertCode("http://h(x)/", "ERR_INVALID_URL");
    }

    /** Items 256, 258, 259. */
    @Test
    void aUrlBecomesOptions() {
        RequestOptions options = RequestOptions.of("http://abc:x%20z@example.com:81/p?q#h");
        assertThat(options.auth()).isEqualTo("abc:x z");
        assertThat(options.hostname()).isEqualTo("example.com");
        assertThat(options.port()).isEqualTo(81);
        assertThat(options.path()).isEqualTo("/p?q");
        assertThatThrownBy(() -> RequestOptions.of("/relative"))
                .isInstanceOfSatisfying(ArgumentException.class, error -> {
                    assertThat(error.code()).isEqualTo("ERR_INVALID_DOMAIN_NAME");
                    assertThat(error.kind()).isEqualTo("TypeError");
                });
    }

    private static void assertCode(String url, String code) {
        assertThatThrownBy(() -> Url.parse(url))
                .satisfies(error -> assertThat(Coded.codeOf(error)).isEqualTo(code));
    }
}
