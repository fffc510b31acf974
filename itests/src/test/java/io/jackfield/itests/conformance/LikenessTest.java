package io.jackfield.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of dialogues is judged: what it lets pass, and what it does not. */
class LikenessTest {
    private static final String HEAD = "HTTP/1.1 200 OK|Date: Mon, 01 Jan 2024 00:00:00 GMT|Connection: keep-alive|";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Content-Length: 2||ok; Content-Length: 2||ok; EXACT",
                "Content-Length: 2||ok; Content-Length:  2||ok; SEMANTIC",
                "Content-Length: 2||ok; Keep-Alive: timeout=5|Content-Length: 2||ok; WIRE",
                "Content-Length: 2||ok; Transfer-Encoding: chunked||2|ok|0||; LOOSE",
                "Content-Length: 2||ok; Content-Length: 3||ok!; DIFFERENT",
                "Content-Length: 3||ok; Content-Length: 3||ok!; DIFFERENT",
                "X: 1|Content-Length: 2||ok; x: 1|Content-Length: 2||ok; LOOSE",
                "Content-Type: application/json|Content-Length: 15||{\"a\":1, \"b\":[]};"
                        + "Content-Type: application/json|Content-Length: 14||{\"b\":[],\"a\":1}; SEMANTIC",
                "Content-Type: application/json|Content-Length: 7||{\"a\":1};"
                        + "Content-Type: application/json|Content-Length: 7||{\"a\":2}; DIFFERENT",
                "Transfer-Encoding: chunked||2|ok|0||; Transfer-Encoding: chunked||1|o|1|k|0||; SEMANTIC",
                "Transfer-Encoding: chunked||2|ok|0||; Transfer-Encoding: chunked||2|ok|0|A: b||; DIFFERENT",
                "Transfer-Encoding: chunked||2|ok|0||; Transfer-Encoding: chunked||2|ok|; LOOSE",
                "Content-Length: 2||ok; Content-Length: 2||okHTTP/1.1 200 OK||; DIFFERENT",
            })
    void answersAgreeTo(String one, String other, Likeness expected) {
        assertThat(Likeness.of(answer(one, false), answer(other, false), List.of()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, true, EXACT", "true, false, DIFFERENT"})
    void theEndCounts(boolean one, boolean other, Likeness expected) {
        String text = "Content-Length: 2||ok";
        assertThat(Likeness.of(answer(text, one), answer(text, other), List.of()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Connection: close||, WIRE", "Connection: close|X: 1||, DIFFERENT", "Date: now||, LOOSE"})
    void ofARefusalOnlyTheStatusLineCounts(String fields, Likeness expected) {
        Answer bare = Answer.of("HTTP/1.1 400 Bad Request\r\n\r\n", true);
        Answer other = Answer.of(lines("HTTP/1.1 400 Bad Request|" + fields), true);
        assertThat(Likeness.of(bare, other, List.of())).isEqualTo(expected);
    }

    private static Answer answer(String rest, boolean closed) {
        return Answer.of(lines(HEAD + rest), closed);
    }

    private static String lines(String text) {
        return text.replace("|", "\r\n");
    }
}
