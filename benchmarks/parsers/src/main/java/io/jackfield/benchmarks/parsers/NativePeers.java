package io.jackfield.benchmarks.parsers;

import io.jackfield.benchmarks.report.Arguments;
import io.jackfield.benchmarks.report.Machine;
import io.jackfield.benchmarks.report.Progress;
import io.jackfield.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The peers in C whose sources are there: llhttp where the Debian package {@code node-llhttp} puts it or where an option says,
 * picohttpparser where an option says. What is not there is told in the report, and its columns say so.
 */
final class NativePeers {
    static final String LLHTTP = "llhttp";
    static final String PICO = "picohttpparser";
    /** The suffix of the builds for this very processor. */
    static final String NATIVE = ", native";

    static final List<String> COLUMNS = List.of(LLHTTP, LLHTTP + NATIVE, PICO, PICO + NATIVE);

    private static final String DEBIAN_SOURCES = "/usr/share/llhttp";
    private static final String DEBIAN_HEADERS = "/usr/share/include/llhttp";

    private final List<NativePeer> built = new ArrayList<>();

    /** Builds what is there, and adds each peer's version to the report. */
    static NativePeers build(Arguments arguments, Report report) throws IOException, InterruptedException {
        NativePeers peers = new NativePeers();
        report.fact("C compiler", Machine.firstLine("gcc", "--version") + ", -O3; \"native\": -O3 -march=native");
        Path llhttp = Path.of(arguments.value("--llhttp", "LLHTTP_SOURCES", DEBIAN_SOURCES));
        report.fact(LLHTTP, peers.add(LLHTTP, llhttp, List.of("llhttp.c", "api.c", "http.c")));
        String pico = arguments.value("--picohttpparser", "PICOHTTPPARSER_SOURCES", "");
        report.fact(PICO, pico.isEmpty() ? "not given" : peers.add(PICO, Path.of(pico), List.of("picohttpparser.c")));
        return peers;
    }

    List<NativePeer> built() {
        return built;
    }

    private String add(String name, Path sources, List<String> files) throws IOException, InterruptedException {
        Path header = header(name, sources);
        if (!Files.isRegularFile(header)) {
            return "not given (no " + name + ".h for " + sources + ")";
        }
        if (Machine.firstLine("gcc", "--version").equals(Machine.NOT_FOUND)) {
            return "not built (no gcc)";
        }
        Progress.say("building %s", name);
        built.add(NativePeer.build(name, name, sources, files, header.getParent()));
        built.add(NativePeer.build(name + NATIVE, name, sources, files, header.getParent(), "-march=native"));
        return version(Files.readString(header)) + " from " + sources;
    }

    private static Path header(String name, Path sources) {
        Path folder = sources.equals(Path.of(DEBIAN_SOURCES)) ? Path.of(DEBIAN_HEADERS) : sources;
        return folder.resolve(name + ".h");
    }

    private static String version(String header) {
        StringBuilder version = new StringBuilder();
        Matcher parts = Pattern.compile("#define \\w+_VERSION_(?:MAJOR|MINOR|PATCH) (\\d+)")
                .matcher(header);
        while (parts.find()) {
            version.append(version.isEmpty() ? "" : ".").append(parts.group(1));
        }
        return version.isEmpty() ? "version not told" : version.toString();
    }
}
