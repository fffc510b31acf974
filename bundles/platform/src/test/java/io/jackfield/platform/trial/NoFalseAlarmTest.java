package io.jackfield.platform.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.parser.netty.NettyParserFactory;
import io.jackfield.parser.strict.StrictParserFactory;
import io.jackfield.parser.testkit.ParserKit;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Cases of the parser test kit, in all the ways their bytes can arrive, read along by the same parser and by an independent one. */
class NoFalseAlarmTest {
    private static final int CASES = 5;
    private static final int EVERY = 11;
    private static final int NETTY_EVERY = 61;

    private final List<String> findings = new ArrayList<>();
    private int asked;

    @TestFactory
    Stream<DynamicNode> goodCandidatesAgree() {
        int[] read = {0};
        return ParserKit.of(new Watching(new StrictParserFactory(), reading -> {
                    int number = read[0]++;
                    if (number % EVERY == 0) {
                        ask(new StrictParserFactory(), reading);
                    }
                    if (number % NETTY_EVERY == 0) {
                        ask(new NettyParserFactory(), reading);
                    }
                }))
                .tests()
                .map(this::some);
    }

    /** Some of the cases of a document: all of them are gone through where a parser is proved. */
    private DynamicNode some(DynamicNode document) {
        int[] number = {0};
        return document instanceof DynamicContainer cases
                ? DynamicContainer.dynamicContainer(
                        cases.getDisplayName(), cases.getChildren().filter(each -> number[0]++ % CASES == 0))
                : document;
    }

    private void ask(ParserFactory candidate, Reading reading) {
        asked++;
        Parser parser = candidate.newParser(ParserSpec.of(reading.limits()));
        check(reading, reading.ask(parser, 0));
        if (reading.length() > 1) {
            check(reading, reading.ask(parser, 1 + asked % (reading.length() - 1)));
        }
    }

    private void check(Reading reading, Finding finding) {
        if (finding.outcome() != Finding.Outcome.AGREES) {
            findings.add(finding + " in " + Difference.oneLine(new String(reading.bytes()), 300));
        }
    }

    @AfterEach
    void noFindings() {
        assertThat(asked).isPositive();
        assertThat(findings).isEmpty();
    }
}
