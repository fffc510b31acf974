package io.jackfield.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jackfield.parser.testkit.Difference;
import io.jackfield.parser.testkit.ParserProbe;
import org.junit.jupiter.params.provider.MethodSource;

/** Parsers against each other: what one accepts the other accepts, with the same events, unless a {@link Difference} has a name. */
class ComparisonFuzzTest {

    @MethodSource("io.jackfield.fuzz.Parsers#seeds")
    @FuzzTest
    void strictAndNettyAcceptTheSame(byte[] sample) {
        if (sample.length > 0) {
            ParserProbe probe = ParserProbe.of(sample);
            if (probe.compare(Parsers.STRICT, Parsers.NETTY) == Difference.ACCEPTANCE) {
                throw new AssertionError(probe.describe(Parsers.STRICT, Parsers.NETTY));
            }
        }
    }
}
