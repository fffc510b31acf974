package io.jackfield.fuzz;

import io.jackfield.parser.testkit.ParserProbe;
import io.jackfield.spi.parser.ParserFactory;
import org.junit.jupiter.params.provider.MethodSource;

/** Each parser alone: the same events wherever the input is cut, and no exception but a refusal. */
class ContractFuzzTest {

    @MethodSource("io.jackfield.fuzz.Parsers#seeds")
    @HttpFuzz
    void everyParserKeepsItsContract(byte[] sample) {
        if (sample.length > 0) {
            ParserProbe probe = ParserProbe.of(sample);
            for (ParserFactory factory : Parsers.ALL) {
                probe.check(factory);
            }
        }
    }
}
