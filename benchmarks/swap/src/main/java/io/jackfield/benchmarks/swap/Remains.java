package io.jackfield.benchmarks.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process, a {@link Subject}'s, holds after a full collection, seen from outside by the JDK's {@code jcmd} and by {@code /proc}.
 *
 * @param loaders class loaders of bundles
 * @param threads of Java by name, without the pools of its compiler, of Gogo and of Felix's resolver, whose threads come and go
 * @param nativeLibraries mapped files of the kind, deleted ones too
 */
record Remains(Loaders loaders, List<String> threads, long nativeLibraries) {
    private static final String COME_AND_GO =
            ".*CompilerThread.*|session-\\d+-thread-.*|FelixResolver-.*|Attach Listener";

    static Remains of(long pid) throws IOException, InterruptedException {
        // twice: what a finalizer or a reference queue lets go in the first is collected in the second
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        Loaders loaders = Loaders.parse(jcmd(pid, "VM.classloaders", "show-classes"));
        List<String> threads = jcmd(pid, "Thread.print").stream()
                .filter(line -> line.startsWith("\"") && line.contains("\" #"))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .filter(name -> !name.matches(COME_AND_GO))
                .toList();
        try (Stream<String> maps = Files.lines(Path.of("/proc", String.valueOf(pid), "maps"))) {
            long libraries = maps.filter(line -> line.contains(".so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .distinct()
                    .count();
            return new Remains(loaders, threads, libraries);
        }
    }

    private static List<String> jcmd(long pid, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        words.add(String.valueOf(pid));
        words.addAll(List.of(command));
        // by a file: from Java 25 on a process that asks for itself stands still while it tells, and would not read
        Path told = Files.createTempFile("jcmd", ".txt");
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(told.toFile())
                    .start();
            process.getOutputStream().close();
            int status = process.waitFor();
            String text = Files.readString(told);
            if (status != 0) {
                throw new IOException(words + ": " + text);
            }
            return text.lines().toList();
        } finally {
            Files.delete(told);
        }
    }

    /** Whether nothing is more than it was. */
    boolean within(Remains before) {
        return classLoaders(before) <= before.loaders.count()
                && threads.size() <= before.threads.size()
                && nativeLibraries <= before.nativeLibraries;
    }

    private int classLoaders(Remains before) {
        return loaders.beside(before.loaders).count();
    }

    /** Whether nothing has come or gone since. */
    boolean same(Remains before) {
        return loaders.count() == before.loaders.count()
                && threads.equals(before.threads)
                && nativeLibraries == before.nativeLibraries;
    }

    /** The members of a JSON object, without its braces: each as before and after. */
    static String json(Remains before, Remains after) {
        return "\"classLoaders\":[" + before.loaders.count() + "," + after.classLoaders(before) + "],\"threads\":["
                + before.threads.size()
                + "," + after.threads.size() + "],\"nativeLibraries\":[" + before.nativeLibraries + ","
                + after.nativeLibraries
                + "]";
    }

    /** The names of threads that were not there before. */
    List<String> newThreads(Remains before) {
        List<String> names = new ArrayList<>(threads);
        names.removeAll(before.threads);
        return names;
    }

    /** What there is more of than before, for people. */
    String more(Remains before) {
        return json(before, this) + ", new threads " + newThreads(before) + ", class loaders of one bundle with "
                + loaders.repeated();
    }
}
