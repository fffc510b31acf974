package io.jackfield.parser.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final List<String> ONE_REFUSED =
            List.of("request GET / 1.1", "done 18", "refused HPE_INVALID_METHOD 400 at 19");

    @Test
    void offsetStatusAndCodeMayBeLeftOut() {
        assertMatch(ONE_REFUSED, "request GET / 1.1", "refused HPE_INVALID_METHOD 400 at 19");
        assertMatch(ONE_REFUSED, "request GET / 1.1", "refused HPE_INVALID_METHOD 400");
        assertMatch(ONE_REFUSED, "request GET / 1.1", "refused HPE_INVALID_METHOD");
        assertMatch(ONE_REFUSED, "refused");
    }

    @Test
    void givenOffsetStatusAndCodeAreCompared() {
        assertNoMatch(ONE_REFUSED, "request GET / 1.1", "refused HPE_INVALID_METHOD 400 at 18");
        assertNoMatch(ONE_REFUSED, "request GET / 1.1", "refused HPE_INVALID_METHOD 501");
        assertNoMatch(ONE_REFUSED, "request GET / 1.1", "refused HPE_INVALID_URL");
        assertNoMatch(List.of("request GET / 1.1", "done 18"), "refused");
    }

    @Test
    void endsAreComparedIfOneIsGiven() {
        assertMatch(List.of("request GET / 1.1", "done 18"), "request GET / 1.1", "done 18");
        assertNoMatch(List.of("request GET / 1.1", "done 18"), "request GET / 1.1", "done 17");
    }

    @Test
    void openEndTakesWhateverFollows() {
        assertMatch(ONE_REFUSED, "request GET / 1.1", "...");
        assertNoMatch(ONE_REFUSED, "request GET /x 1.1", "...");
    }

    @Test
    void acceptedCountsWholeMessages() {
        assertMatch(List.of("request GET / 1.1", "done 18", "more"), "accepted 1");
        assertNoMatch(List.of("request GET / 1.1", "done 18"), "accepted 2");
        assertNoMatch(ONE_REFUSED, "accepted 1");
    }

    @Test
    void waitsMeansThatNothingIsRefused() {
        assertMatch(List.of("more"), "waits");
        assertNoMatch(ONE_REFUSED, "waits");
    }

    @Test
    void missingAndSurplusEventsDoNotMatch() {
        assertNoMatch(List.of("request GET / 1.1"), "request GET / 1.1", "more");
        assertNoMatch(List.of("request GET / 1.1", "more"), "request GET / 1.1");
    }

    private static void assertMatch(List<String> events, String... expected) {
        assertThat(Expectation.mismatch(List.of(expected), events)).isNull();
    }

    private static void assertNoMatch(List<String> events, String... expected) {
        assertThat(Expectation.mismatch(List.of(expected), events)).contains("but there were");
    }
}
