package io.jackfield.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of hostile requests is judged: what each token lets pass, and what it does not. */
class OutcomeTest {
    private static final String REFUSAL = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";

    @ParameterizedTest
    @CsvSource({
        "reject, true, true",
        "reject, false, false",
        "st=400, false, true",
        "st=404, false, false",
        "n=1, true, true",
        "n=2, true, false",
        "200, true, false",
        "close, true, false",
        "wait, false, false",
    })
    void refusals(String token, boolean closed, boolean holds) {
        assertThat(new Outcome(Answer.of(REFUSAL, closed), List.of()).isOneOf(List.of(token)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "200&body=5&n=1, true",
        "reject, false",
        "body=4, false",
        "url=/a, true",
        "url=/, false",
        "method=POST, true",
        "hdr[host]=t, true",
        "hdr[host]=u, false",
        "nohdr[x], true",
        "nohdr[host], false",
        "no101, true",
        "n2xx=0, false",
    })
    void whatTheHandlerWasGiven(String tokens, boolean holds) {
        assertThat(new Outcome(Answer.of(echo("/a"), false), List.of()).isOneOf(List.of("n=7", tokens)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"200&n=2, false", "200&n=2&smug_ok, true"})
    void aHiddenRequestIsNeverAnswered(String tokens, boolean holds) {
        Answer answer = Answer.of(echo("/a") + echo("/SMUGGLED"), false);
        assertThat(new Outcome(answer, List.of()).isOneOf(List.of(tokens))).isEqualTo(holds);
    }

    private static String echo(String url) {
        String json = "{\"method\":\"POST\",\"url\":\"" + url + "\",\"headers\":{\"host\":\"t\"},\"bodyLength\":5}";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                + json;
    }
}
