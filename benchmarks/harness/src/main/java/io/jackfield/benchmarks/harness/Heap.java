package io.jackfield.benchmarks.harness;

import io.jackfield.benchmarks.report.Machine;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The live heap of a Java process, by its {@code jcmd}. */
public final class Heap {
    private static final String JCMD =
            Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
    private static final Pattern USED = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");

    private Heap() {}

    /** Collects all garbage; KiB that are left, or -1 if it is no Java process. */
    public static long live(Running server) {
        if (!server.peer().command().get(0).endsWith("/java")) {
            return -1;
        }
        String pid = String.valueOf(server.pid());
        Machine.firstLine(JCMD, pid, "GC.run");
        String generations = Machine.firstLine("sh", "-c", JCMD + " " + pid + " GC.heap_info | tr '\\n' ' '");
        return USED.matcher(generations)
                .results()
                .map(MatchResult::group)
                .map(text -> text.substring(text.lastIndexOf(' ') + 1, text.length() - 1))
                .mapToLong(Long::parseLong)
                .sum();
    }
}
