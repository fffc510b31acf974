package io.jackfield.platform.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialOptions;
import io.jackfield.api.runtime.TrialStepDTO;
import io.jackfield.parser.strict.StrictParserFactory;
import io.jackfield.parser.testkit.Fault;
import io.jackfield.parser.testkit.FaultyParser;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.CoreSettings;
import io.jackfield.platform.core.Generation;
import io.jackfield.platform.core.ParserWatch;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.parser.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad canary goes by what one loop does, although no other thread gets to run: whoever is told of its steps has not even begun. */
class RollbackTest {
    private static final ParserLimits LIMITS = ParserLimits.defaults();

    private final Core core = new Core(CoreSettings.defaults());
    private final Parser current = new StrictParserFactory().newParser(ParserSpec.of(LIMITS));
    private final List<TrialStepDTO> untold = new ArrayList<>();

    @AfterEach
    void close() {
        core.close();
    }

    private Trial canary(Fault fault) {
        ParserFactory bad = FaultyParser.factory("bad", new StrictParserFactory(), fault, "", new CountDownLatch(0));
        Generation<ParserFactory> candidate = core.strategies()
                .add(StrategyKind.PARSER, bad, "bad", 1, new Generation.Registration(Map.of(), "test"));
        TrialOptions all = TrialOptions.CANARY.withShare(1);
        Trial trial = new Trial(candidate, "strict#1", all, TrialState.CANARY, (stepped, step) -> untold.add(step));
        assertThat(trial.begin()).isTrue();
        return trial;
    }

    private static void read(Parser parser) throws ProtocolException {
        byte[] head = "GET /target HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        HeadBlock block = new HeadBlock(HeadBlock.Kind.REQUEST);
        block.window(head, 0, head.length);
        assertThat(parser.head(block)).isTrue();
    }

    /** One that is slow reads five at least; more, where the machine pauses while the current one reads. */
    @ParameterizedTest
    @CsvSource({"THROWS, 1, 1", "FRAMING, 1, 1", "FIELD_MISSING, 1, 1", "SLOW, 5, 50"})
    void isRolledBackByTheLoopThatReadsIt(Fault fault, int least, int most) throws ProtocolException {
        Trial trial = canary(fault);
        ParserWatch watch = trial.on(LIMITS);
        int read = 0;
        for (Parser beside = watch.beside(1, current); beside != null; beside = watch.beside(1, current)) {
            assertThat(++read).isLessThanOrEqualTo(most);
            read(beside);
        }
        assertThat(read).isGreaterThanOrEqualTo(least);
        assertThat(trial.state()).isEqualTo(TrialState.ROLLED_BACK);
        assertThat(untold).extracting(step -> step.state).containsExactly("canary", "rolled-back");
    }
}
