package io.jackfield.inspect;

import io.jackfield.spi.engine.HeadFraming;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command {@code parse}: shows what one parser makes of a recording, or where two differ. {@link ParseComponent} is the command in
 * a shell, {@link Main} the program. What goes wrong is an exception whose message is one line for the person who typed.
 */
final class Parse {
    private static final Comparator<ParserFactory> BEST = Comparator.comparingInt(ParserFactory::ranking);

    private final Collection<ParserFactory> factories;
    private final HeadFraming framing;

    /** @param framing null if no protocol is there */
    Parse(Collection<ParserFactory> factories, HeadFraming framing) {
        this.factories = factories;
        this.framing = framing;
    }

    Report run(String... words) throws IOException {
        ParseArguments arguments = ParseArguments.parse(words);
        List<ParserFactory> chosen = new ArrayList<>();
        for (String name : arguments.parsers()) {
            chosen.add(named(name));
        }
        if (chosen.isEmpty()) {
            chosen.add(factories.stream().max(BEST).orElseThrow(() -> new IllegalStateException("there is no parser")));
        }
        byte[] bytes = read(arguments);
        List<List<Finding>> found = new ArrayList<>();
        for (ParserFactory factory : chosen) {
            Parser parser = factory.newParser(ParserSpec.of(ParserLimits.defaults()));
            found.add(new Replay(parser, framing, arguments.responses(), bytes).run());
        }
        return arguments.isComparison()
                ? Difference.of(arguments.parsers(), found.get(0), found.get(1), bytes.length)
                : listing(chosen.get(0).name(), found.get(0), bytes.length);
    }

    private ParserFactory named(String name) {
        return factories.stream()
                .filter(factory -> factory.name().equals(name))
                .max(BEST)
                .orElseThrow(() -> new IllegalArgumentException("no parser " + name + ", there are: "
                        + factories.stream()
                                .map(ParserFactory::name)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }

    private static byte[] read(ParseArguments arguments) throws IOException {
        try {
            return Files.readAllBytes(arguments.file());
        } catch (NoSuchFileException e) {
            throw new IOException("no file " + arguments.file(), e);
        }
    }

    private static Report listing(String parser, List<Finding> found, int length) {
        List<String> lines = new ArrayList<>();
        lines.add(parser + " on " + length + " bytes");
        lines.add(Finding.header());
        found.forEach(finding -> lines.add(finding.toString()));
        return new Report(lines, found.stream().noneMatch(Finding::isRefusal));
    }
}
