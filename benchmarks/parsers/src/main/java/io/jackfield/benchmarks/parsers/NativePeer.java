package io.jackfield.benchmarks.parsers;

import io.jackfield.benchmarks.report.Machine;
import io.jackfield.benchmarks.report.Samples;
import io.jackfield.spi.parser.HeadBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A parser in C behind our harness, built here from sources that are given. {@link Fork} is the same for Java.
 *
 * @param name what the table calls it
 * @param program the harness with the parser in it
 */
record NativePeer(String name, Path program) {

    /**
     * Builds a peer with {@code gcc -O3}.
     *
     * @param parser the name of the file in {@code src/main/c} that calls it
     * @param sources the folder of its files
     * @param files its files
     * @param headers the folder of its header
     * @param flags further flags for gcc
     */
    static NativePeer build(String name, String parser, Path sources, List<String> files, Path headers, String... flags)
            throws IOException, InterruptedException {
        Path own = Machine.root().resolve("benchmarks/parsers/src/main/c");
        Path program = Machine.root().resolve("benchmarks/parsers/target/" + name.replaceAll("[^a-z0-9-]+", "_"));
        List<String> command = new ArrayList<>(List.of("gcc", "-O3"));
        command.addAll(List.of(flags));
        command.addAll(List.of("-I" + headers, "-I" + own, "-o", program.toString()));
        command.add(own.resolve("harness.c").toString());
        command.add(own.resolve(parser + ".c").toString());
        files.forEach(file -> command.add(sources.resolve(file).toString()));
        output(command);
        return new NativePeer(name, program);
    }

    /** How many field lines, and bytes of the body, it found. */
    long found(Message message) throws IOException, InterruptedException {
        return Long.parseLong(run(message, 0, 0).get(0));
    }

    /** Runs it for as long as a fork measures; the time is the median of its iterations. */
    Cost measure(Message message) throws IOException, InterruptedException {
        List<String> lines = run(message, Fork.ITERATIONS, Fork.MILLIS);
        return new Cost(
                Samples.of(lines.subList(1, lines.size()), Double::parseDouble).median(), 0);
    }

    private List<String> run(Message message, int iterations, int millis) throws IOException, InterruptedException {
        Path file = program.resolveSibling("message.bin");
        Files.write(file, message.bytes());
        String kind = message.chunked() ? "chunked" : message.kind() == HeadBlock.Kind.REQUEST ? "request" : "response";
        return output(List.of(program.toString(), kind, file.toString(), "" + iterations, "" + millis));
    }

    private static List<String> output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output.strip());
        }
        return output.lines().toList();
    }
}
