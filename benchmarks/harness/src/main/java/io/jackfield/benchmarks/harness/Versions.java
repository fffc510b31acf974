package io.jackfield.benchmarks.harness;

import io.jackfield.benchmarks.report.Machine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which versions were measured, for a report: of a module of {@link Peers} by its jar, of a program by what it says. */
public final class Versions {
    private static final Pattern NUMBERED = Pattern.compile("-(\\d[^-]*)\\.jar");

    private Versions() {}

    /** One line about these: {@code netty}, {@code vertx}, {@code jetty}, {@code felix-http}, {@code nginx}, {@code node}, {@code gcc}. */
    public static String of(String... peers) {
        return Arrays.stream(peers).map(Versions::of).collect(Collectors.joining(", "));
    }

    private static String of(String peer) {
        return switch (peer) {
            case "netty" -> "Netty " + jar(peer, "netty-common");
            case "vertx" -> "Vert.x " + jar(peer, "vertx-core");
            case "jetty" -> "Jetty " + jar(peer, "jetty-server");
            case "felix-http" -> "Felix HTTP " + jar(peer, "org.apache.felix.http.jetty12");
            case "nginx" -> Machine.firstLine("sh", "-c", "nginx -v 2>&1");
            default -> peer + " " + Machine.firstLine(peer, "--version");
        };
    }

    private static String jar(String module, String artifact) {
        for (String path : Layout.classPath(module).split(":")) {
            String file = Path.of(path).getFileName().toString();
            Matcher number = NUMBERED.matcher(file);
            if (number.find() && file.substring(0, number.start()).equals(artifact)) {
                return number.group(1);
            }
        }
        throw new IllegalStateException("no " + artifact + " in the class path of " + module);
    }
}
