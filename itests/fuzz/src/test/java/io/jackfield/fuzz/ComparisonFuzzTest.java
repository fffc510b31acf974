package io.jackfield.fuzz;

import io.jackfield.parser.core.Leniency;
import io.jackfield.parser.testkit.Difference;
import io.jackfield.parser.testkit.ParserProbe;
import io.jackfield.spi.parser.ParserFactory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parsers against each other: what one accepts the other accepts, with the same events. What differs has a name, a {@link Difference}
 * between exact parsers and a {@link Leniency} beside the lenient one; anything else is a finding.
 */
class ComparisonFuzzTest {

    /** The lenient parser with all open but one, by name. */
    private static final List<ParserFactory> BUT_ONE = Stream.of(Leniency.values())
            .map(closed -> Parsers.lenient(Stream.of(Leniency.values())
                    .filter(each -> each != closed)
                    .map(Leniency::label)
                    .collect(Collectors.joining(","))))
            .toList();

    private static final List<ParserFactory> ONLY_ONE = Stream.of(Leniency.values())
            .map(Leniency::label)
            .map(Parsers::lenient)
            .toList();

    @MethodSource("io.jackfield.fuzz.Parsers#seeds")
    @HttpFuzz
    void whatDiffersHasAName(byte[] sample) {
        if (sample.length > 0) {
            ParserProbe probe = ParserProbe.of(sample);
            check(probe.compare(Parsers.STRICT, Parsers.NETTY) != Difference.ACCEPTANCE, probe, Parsers.NETTY);
            check(probe.compare(Parsers.STRICT, Parsers.CLOSED) == Difference.NONE, probe, Parsers.CLOSED);
            checkLenient(probe);
        }
    }

    /** Each leniency adds to what is accepted and takes nothing away; at least one is to blame. */
    private static void checkLenient(ParserProbe probe) {
        List<String> strict = probe.events(Parsers.STRICT);
        List<String> open = probe.events(Parsers.OPEN);
        if (!strict.equals(open)) {
            int accepted = strict.size() - 1;
            boolean more = strict.get(accepted).startsWith("refused")
                    && open.size() > accepted
                    && open.subList(0, accepted).equals(strict.subList(0, accepted));
            boolean named = BUT_ONE.stream()
                            .anyMatch(each -> !probe.events(each).equals(open))
                    || ONLY_ONE.stream().anyMatch(each -> !probe.events(each).equals(strict));
            check(more && named, probe, Parsers.OPEN);
        }
    }

    private static void check(boolean fine, ParserProbe probe, ParserFactory other) {
        if (!fine) {
            throw new AssertionError(probe.describe(Parsers.STRICT, other));
        }
    }
}
