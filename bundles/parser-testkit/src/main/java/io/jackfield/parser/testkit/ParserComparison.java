package io.jackfield.parser.testkit;

import io.jackfield.spi.parser.ParserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Sets two parsers against each other on cases that are fine, mutated: what one accepts the other must accept, with the same events, and what one
 * refuses the other must not accept. {@link ParserKit} proves each alone.
 *
 * <p>Codes and offsets of refusals may differ, and one parser may refuse where the other still waits for more bytes: {@link
 * Difference} has the names.
 */
public final class ParserComparison {
    private final ParserFactory one;
    private final ParserFactory other;
    private final List<ParserCase> corpus = new ArrayList<>();

    private ParserComparison(ParserFactory one, ParserFactory other) {
        this.one = one;
        this.other = other;
        Stream.of("request-lines", "status-lines", "fields", "chunks", "trailers", "boundaries", "attacks", "llhttp")
                .flatMap(document -> CaseDocument.cases(document).stream())
                .filter(each -> each.input().length < 2000)
                .filter(each -> each.expected().stream().noneMatch(event -> event.startsWith("refused")))
                .forEach(corpus::add);
    }

    /** Compares the parsers of two factories. */
    public static ParserComparison of(ParserFactory one, ParserFactory other) {
        return new ParserComparison(one, other);
    }

    /**
     * Mutates and compares.
     *
     * @param seed the same seed gives the same inputs
     * @param rounds the number of inputs
     * @return how many of the inputs were refused by both
     * @throws AssertionError at the first disagreement; it shows the input
     */
    public int run(long seed, int rounds) {
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            ParserCase base = corpus.get(random.nextInt(corpus.size()));
            byte[] input = new Mutation(random, corpus).of(base.input());
            ParserCase mutant =
                    new ParserCase("round " + round, base.id(), base.kind(), input, base.limits(), List.of());
            List<String> mine = new CaseRunner(one, mutant).run(false, input.length);
            List<String> theirs = new CaseRunner(other, mutant).run(false, input.length);
            if (Difference.of(mine, theirs) == Difference.ACCEPTANCE) {
                throw new AssertionError(
                        "seed " + seed + ", " + mutant.id() + ", from " + base.id() + ", " + base.kind() + "\n"
                                + new String(input, java.nio.charset.StandardCharsets.ISO_8859_1) + "\n"
                                + one.name() + "\n  " + String.join("\n  ", mine) + "\n"
                                + other.name() + "\n  " + String.join("\n  ", theirs));
            }
            refused += Difference.isRefused(mine) && Difference.isRefused(theirs) ? 1 : 0;
        }
        return refused;
    }
}
