package io.jackfield.inspect;

import io.jackfield.spi.engine.HeadFraming;
import io.jackfield.spi.parser.ParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * {@link Parse} as a program, {@code jackfield parse}, without a container: parsers are those on the class path or module path. It
 * ends with status 0, with 1 if something was refused or two parsers differ, with 2 if it was not understood.
 */
public final class Main {
    private static final int UNCLEAN = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /** The arguments are those of {@code parse.txt}. */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            if (List.of(arguments).contains("--help")) {
                out.print(help());
                return 0;
            }
            List<ParserFactory> parsers = ServiceLoader.load(ParserFactory.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .collect(Collectors.toList());
            HeadFraming framing =
                    ServiceLoader.load(HeadFraming.class).findFirst().orElse(null);
            Report report = new Parse(parsers, framing).run(arguments);
            out.println(report);
            return report.clean() ? 0 : UNCLEAN;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            err.println("jackfield: " + e.getMessage());
            return MISUSED;
        }
    }

    private static String help() throws IOException {
        try (InputStream text = Main.class.getResourceAsStream("parse.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
