package io.jackfield.parser.testkit;

import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One input of which nobody knows what must come out, as a fuzzer makes it: asks what must hold whatever the bytes are. For known
 * inputs and their events there is {@link ParserKit}.
 *
 * <p>An input comes as a sample, a letter and the bytes behind it. The letter tells what they are: {@code q} requests, {@code s}
 * responses, {@code c} a chunked body, {@code t} a trailer section; a capital one sets limits that short inputs reach. Any other
 * byte stands for one of these.
 */
public final class ParserProbe {
    private static final String LETTERS = "qsctQSCT";
    private static final ParserLimits LOW = new ParserLimits(64, 3, 32, 2, 8, 2);
    private static final int LONGEST_SAMPLE = 2000;
    /** Inputs up to this length are cut at every byte, longer ones at some. */
    private static final int CUT_EVERYWHERE = 40;

    private static final int SOME_CUTS = 6;

    private final ParserCase subject;

    private ParserProbe(ParserCase subject) {
        this.subject = subject;
    }

    /**
     * A probe with the input of this sample.
     *
     * @param sample not empty
     */
    public static ParserProbe of(byte[] sample) {
        int known = LETTERS.indexOf(sample[0]);
        int letter = known >= 0 ? known : (sample[0] & 0xff) % LETTERS.length();
        int kinds = ParserCase.Kind.values().length;
        byte[] input = Arrays.copyOfRange(sample, 1, sample.length);
        return new ParserProbe(new ParserCase(
                "sample " + Escapes.encode(new String(sample, StandardCharsets.ISO_8859_1)),
                "of a fuzzer",
                ParserCase.Kind.values()[letter % kinds],
                input,
                letter < kinds ? ParserLimits.defaults() : LOW,
                List.of()));
    }

    /** The inputs of the kit's cases as samples, the longest left out. */
    public static Stream<byte[]> samples() {
        return ParserKit.documents()
                .flatMap(document -> CaseDocument.cases(document).stream())
                .filter(each -> each.input().length <= LONGEST_SAMPLE)
                .map(ParserProbe::sample);
    }

    private static byte[] sample(ParserCase of) {
        boolean low = !of.limits().equals(ParserLimits.defaults());
        int letter = of.kind().ordinal() + (low ? ParserCase.Kind.values().length : 0);
        byte[] sample = new byte[of.input().length + 1];
        sample[0] = (byte) LETTERS.charAt(letter);
        System.arraycopy(of.input(), 0, sample, 1, of.input().length);
        return sample;
    }

    /**
     * Checks that a parser keeps its contract on this input: no exception but a refusal, and the same events whole, cut, byte by
     * byte and moved from array to array.
     *
     * @throws AssertionError if it does not; the message shows the input
     */
    public void check(ParserFactory factory) {
        int length = subject.input().length;
        if (length == 0) {
            return;
        }
        Random random = new Random(Arrays.hashCode(subject.input()));
        IntStream cuts = length <= CUT_EVERYWHERE ? IntStream.range(1, length) : random.ints(SOME_CUTS, 1, length);
        try {
            new CaseRunner(factory, subject).lawfully(cuts.toArray());
        } catch (RuntimeException e) {
            throw new AssertionError(subject.id() + ", " + factory.name(), e);
        }
    }

    /** What a parser makes of this input, all bytes at once: a line for each event. */
    public List<String> events(ParserFactory factory) {
        return new CaseRunner(factory, subject).run(false, subject.input().length);
    }

    /** How two parsers differ on this input. */
    public Difference compare(ParserFactory one, ParserFactory other) {
        return Difference.of(events(one), events(other));
    }

    /** The input and what parsers make of it, for a report. */
    public String describe(ParserFactory... factories) {
        StringBuilder text = new StringBuilder(subject.id()).append(", ").append(subject.kind());
        for (ParserFactory factory : factories) {
            text.append('\n').append(factory.name());
            events(factory).forEach(event -> text.append("\n  ").append(event));
        }
        return text.toString();
    }
}
