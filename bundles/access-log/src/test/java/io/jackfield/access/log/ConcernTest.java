package io.jackfield.access.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcernTest {
    @ParameterizedTest
    @CsvSource({
        "/a, true",
        "/a?b=/c, true",
        "/a/b, false",
        "/tree, true",
        "/tree/x/y?z, true",
        "/treetop, false",
        "'', false",
        "GEt /a, false"
    })
    void pathsAreExactOrTrees(String target, boolean logged) {
        assertThat(new Concern(List.of(), List.of("/a", "/tree/*")).with("any", target))
                .isEqualTo(logged);
    }

    @Test
    void serversAreNames() {
        Concern concern = new Concern(List.of("main"), List.of());
        assertThat(concern.with("main", "/")).isTrue();
        assertThat(concern.with("", "/")).isFalse();
        assertThat(Concern.ALL.with("", "")).isTrue();
        assertThat(new Concern(List.of(), List.of("/*")).with("", "/x")).isTrue();
    }
}
