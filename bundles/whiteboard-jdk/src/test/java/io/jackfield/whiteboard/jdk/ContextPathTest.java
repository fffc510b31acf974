package io.jackfield.whiteboard.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.whiteboard.PathTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextPathTest {
    @ParameterizedTest
    @CsvSource({
        "*, /, true",
        "*, /a/b, true",
        "/*, /a, true",
        "/a, /a, true",
        "/a, /a/, true",
        "/a/, /a, true",
        "/a, /a/b, false",
        "/a, /ab, false",
        "/a/*, /a, true",
        "/a/*, /a/, true",
        "/a/*, /a/b, true",
        "/a/*, /ab, false",
        "/, /, true",
        "/, /a, false",
    })
    void patternsChooseContexts(String pattern, String contextPath, boolean chosen) {
        assertThat(ContextPath.chooses(pattern, contextPath)).isEqualTo(chosen);
        if (chosen) {
            // a guard must not be missed: the whiteboard holds it for every request of the context
            String requests = ContextPath.requests(contextPath);
            assertThat(PathTemplate.of(ContextPath.requestsOf(pattern))
                            .covers(requests.substring(0, requests.length() - 1) + "x"))
                    .isTrue();
        }
    }
}
