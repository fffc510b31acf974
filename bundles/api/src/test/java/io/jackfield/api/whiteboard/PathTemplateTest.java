package io.jackfield.api.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b, true",
        "/a/b, /a/b?x=1, true",
        "/a/b, /a/b/, false",
        "/a/b, /a, false",
        "/a/*, /a, true",
        "/a/*, /a/, true",
        "/a/*, /a/b/c, true",
        "/a/*, /ab, false",
        "/*, /, true",
        "/*, /x/y, true",
        "/*, *, false",
        "*, *, true",
        "/, /, true",
        "/, /x, false",
        "/users/{id}, /users/7, true",
        "/users/{id}, /users/, false",
        "/users/{id}, /users/7/posts, false",
        "/users/{id}/*, /users/7/posts, true",
        "/a, http://host/a?q, true",
        "/, http://host, true",
        "/a b, /a%20b, false",
        "/%C3%A4, /%c3%a4, true",
    })
    void pathsOfASet(String template, String url, boolean member) {
        assertThat(PathTemplate.of(template).match(url) != null).isEqualTo(member);
        assertThat(PathTemplate.of(template).covers(PathTemplate.pathOf(url))).isEqualTo(member);
    }

    @Test
    void variablesAreReadAndDecoded() {
        assertThat(PathTemplate.of("/users/{id}/{name}").match("/users/7/%E4%B8%96%20x?y"))
                .isEqualTo(Map.of("id", "7", "name", "世 x"));
        assertThat(PathTemplate.of("/users/{id}").match("/users/a%2Fb")).isEqualTo(Map.of("id", "a/b"));
        assertThat(PathTemplate.of("/users/{id}").match("/users/100%")).isEqualTo(Map.of("id", "100%"));
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/../a, /a",
        "/a/./b, /a/b",
        "/a/b/.., /a/",
        "/a/.., /",
        "/../../a, /a",
        "/%61dmin, /admin",
        "/%2e%2e/a, /a",
        "/a/%2E/b, /a/b",
        "/a%2fb, /a%2Fb",
        "/.hidden, /.hidden",
        "/a/...,/a/...",
        "/a%2, /a%2",
        "'', /",
        "?x, /",
    })
    void aPathHasOneForm(String url, String path) {
        assertThat(PathTemplate.pathOf(url)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, must begin with /",
        "'', must begin with /",
        "/a*, * may stand only",
        "/*/b, * may stand only",
        "/a?x, no query",
        "/a#x, no query",
        "/x{id}, whole segment",
        "/{}, whole segment",
        "/{a, whole segment",
        "/{a}/{a}, same name",
        "/a/../b, write it as /b",
        "/%61, write it as /a",
    })
    void whatIsNoPathSaysWhy(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathTemplate.of(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining(why);
    }
}
