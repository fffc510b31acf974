package io.jackfield.message.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.message.harness.TestConnection;
import io.jackfield.message.harness.TestHost;
import io.jackfield.spi.parser.HeadBlock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the documents of request cases with the strict parser, cut in every way. */
class RequestCasesTest {
    static List<WireCase> requests() {
        return WireCase.read("requests.md");
    }

    static List<WireCase> refusals() {
        return WireCase.read("refusals.md");
    }

    private static TestEngine echo() {
        TestEngine engine = new TestEngine();
        engine.onEnd = exchange -> exchange.answer(exchange.stream.requestHead().method() + " "
                + exchange.stream.requestHead().target() + "|" + exchange.content + "|" + fields(exchange.trailers));
        return engine;
    }

    private static String fields(HeadBlock trailers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; trailers != null && i < trailers.fieldCount(); i++) {
            text.append(trailers.name(i)).append('=').append(trailers.value(i)).append(';');
        }
        return text.toString();
    }

    private static void checkAnswered(WireCase one, String... pieces) {
        TestHost host = new TestHost(echo());
        TestConnection connection = TestConnection.served(host);
        for (String piece : pieces) {
            connection.receive(piece);
        }
        String where = "cut into " + pieces.length + ", the first " + pieces[0].length();
        assertThat(connection.take()).as(where).isEqualTo(one.out());
        assertThat(one.end()).as(where).contains(connection.end.replace("closed ", ""));
        assertThat(connection.leases).as("parser leases").isZero();
        assertThat(host.leases).as("engine leases").isZero();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void answersWhateverTheCut(WireCase one) {
        checkAnswered(one, one.in());
        for (int cut = 1; cut < one.in().length(); cut++) {
            checkAnswered(one, one.in().substring(0, cut), one.in().substring(cut));
        }
        checkAnswered(one, one.in().split(""));
    }

    private static void checkRefused(WireCase one, String... pieces) {
        TestEngine engine = echo();
        TestHost host = new TestHost(engine);
        TestConnection connection = TestConnection.served(host);
        for (String piece : pieces) {
            connection.receive(piece);
        }
        String status = one.out().substring(0, 3);
        String rest = one.out().endsWith("MISSING_HOST")
                ? "Date: [^\r]*\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                : "Content-Length: 0\r\n\r\n";
        assertThat(connection.take()).matches("HTTP/1.1 " + status + " [^\r]*\r\nConnection: close\r\n" + rest);
        assertThat(engine.error).isEqualTo(one.out().substring(4));
        assertThat(connection.end).isEqualTo("closed lingering");
        assertThat(host.errors).isEqualTo(1);
        assertThat(connection.leases).as("parser leases").isZero();
        assertThat(host.leases).as("engine leases").isZero();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhateverTheCut(WireCase one) {
        checkRefused(one, one.in());
        for (int cut = 1; cut < one.in().length(); cut++) {
            checkRefused(one, one.in().substring(0, cut), one.in().substring(cut));
        }
        checkRefused(one, one.in().split(""));
    }
}
