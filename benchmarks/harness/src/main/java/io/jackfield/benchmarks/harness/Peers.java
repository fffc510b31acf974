package io.jackfield.benchmarks.harness;

import io.jackfield.benchmarks.report.Machine;
import io.jackfield.benchmarks.report.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every program that is measured, and how it is started: one loop each, the same options of Java for all. */
public final class Peers {
    /** Idle connections are kept so long where they are waited for. */
    public static final int KEEP_ALIVE_MILLIS = 600_000;

    private static final String GCC_MISSING = "gcc";
    private final int port;

    /** @param port the first of some twenty that are free */
    public Peers(int port) {
        this.port = port;
    }

    /** Jackfield in Felix, as {@code jackfield run} starts it. */
    public Peer jackfield(String... options) {
        return jackfield("Jackfield in Felix", port, Layout.home("jackfield"), "bench-server", options);
    }

    /** Servers with TLS: ours and Netty's {@code SslHandler}, with the engines of the JDK and of OpenSSL, and one certificate. */
    public List<Peer> secured(Path folder) {
        return List.of(
                secured("Jackfield, JDK", port, "tls", folder),
                netty("Netty SslHandler, JDK", port + 1, "JDK", "epoll", folder.toString()),
                secured("Jackfield, OpenSSL", port + 2, "tls-openssl", folder),
                netty("Netty SslHandler, OpenSSL", port + 3, "OPENSSL", "epoll", folder.toString()));
    }

    private static Peer secured(String name, int port, String feature, Path folder) {
        String key = "io.jackfield.server~default:tls.";
        return jackfield(
                name,
                port,
                Layout.home("jackfield"),
                "bench-server",
                "--feature",
                feature,
                "--set",
                key + "cert=" + folder.resolve("cert.pem"),
                "--set",
                key + "key=" + folder.resolve("key.pem"));
    }

    /** The distribution's own demo, without the bundle that is measured otherwise, and without the class-data archive. */
    public Peer demo() {
        return demo("Jackfield in Felix", List.of());
    }

    /** The demo with the archive that {@code jackfield build} makes; empty if it was not made for this Java. */
    public Stream<Peer> demoWithArchive() {
        Path archive =
                Layout.distribution().resolve("classes-" + Runtime.version().feature() + ".jsa");
        return Files.exists(archive)
                ? Stream.of(demo("Jackfield, class-data archive", List.of("-XX:SharedArchiveFile=" + archive)))
                : Stream.empty();
    }

    private Peer demo(String name, List<String> flags) {
        return launcher(
                name,
                port,
                Layout.distribution(),
                flags,
                List.of("--feature", "demo", "--no-shell", "--loops", "1", "--port", String.valueOf(port)));
    }

    private static Peer jackfield(String name, int port, Path home, String feature, String... options) {
        List<String> words = new ArrayList<>(
                List.of("--feature", feature, "--no-shell", "--loops", "1", "--port", String.valueOf(port)));
        words.addAll(List.of(options));
        return launcher(name, port, home, List.of("-Dbench.origin=" + (port + 50)), words);
    }

    private static Peer launcher(String name, int port, Path home, List<String> flags, List<String> options) {
        List<String> words = new ArrayList<>(flags);
        words.addAll(List.of("-jar", home.resolve("boot/jackfield-launcher.jar").toString()));
        words.addAll(options);
        return java(name, port, words);
    }

    /** The same jars without a framework. */
    public Peer jackfieldWithoutContainer() {
        Path home = Layout.home("jackfield");
        return java(
                "Jackfield, class path",
                port + 1,
                List.of(
                        "-cp",
                        home.resolve("lib") + "/*",
                        "io.jackfield.benchmarks.jackfield.WithoutContainer",
                        String.valueOf(port + 1)));
    }

    public Peer nettyEpoll() {
        return netty("Netty + HttpServerCodec, epoll", port + 2, "codec", "epoll");
    }

    public Peer nettyNio() {
        return netty("Netty + HttpServerCodec, NIO", port + 3, "codec", "nio");
    }

    public Peer nettyCanned() {
        return netty("Netty, no codec, canned", port + 4, "canned", "epoll");
    }

    /** The hand-written proxy, to the origin's port. */
    public Peer nettyProxy() {
        return netty("Netty, epoll", port + 5, "proxy", "epoll", String.valueOf(origin()));
    }

    private static Peer netty(String name, int port, String kind, String io, String... last) {
        List<String> words = new ArrayList<>(List.of(
                "-cp",
                Layout.classPath("netty"),
                "io.jackfield.benchmarks.netty.Main",
                kind,
                io,
                String.valueOf(port)));
        words.addAll(List.of(last));
        return java(name, port, words);
    }

    public Peer vertx() {
        return java(
                "Vert.x",
                port + 6,
                List.of(
                        "-cp",
                        Layout.classPath("vertx"),
                        "io.jackfield.benchmarks.vertx.Main",
                        "server",
                        String.valueOf(port + 6)));
    }

    public Peer jetty() {
        return java(
                "Jetty 12",
                port + 7,
                List.of(
                        "-cp",
                        Layout.classPath("jetty"),
                        "io.jackfield.benchmarks.jetty.Main",
                        String.valueOf(port + 7)));
    }

    /** Apache Felix HTTP in Felix, started by the same launcher. */
    public Peer felixHttp() {
        int own = port + 8;
        return launcher(
                "Felix HTTP in Felix",
                own,
                Layout.home("felix-http"),
                List.of(),
                List.of(
                        "--feature",
                        "felix-http",
                        "--no-shell",
                        "--set",
                        "org.apache.felix.http:org.osgi.service.http.port=" + own));
    }

    /** Node as it is on the machine. */
    public Peer node() {
        return node("Node " + Machine.firstLine("node", "--version"), "node", port + 9);
    }

    /** Another Node, by the path of its program. */
    public Peer node(String program) {
        return node("Node " + Machine.firstLine(program, "--version"), program, port + 10);
    }

    private Peer node(String name, String program, int own) {
        String script = Layout.peer("node").resolve("server.js").toString();
        return new Peer(
                name,
                own,
                List.of(
                        program,
                        script,
                        String.valueOf(own),
                        String.valueOf(origin()),
                        String.valueOf(KEEP_ALIVE_MILLIS)));
    }

    /** The epoll loop in C, compiled if there is a compiler. */
    public Peer c() {
        Path folder = Layout.logs().resolveSibling("c");
        Path program = folder.resolve("server");
        String source = Layout.peer("c").resolve("server.c").toString();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = "C epoll loop";
        if (Tools.find(GCC_MISSING) == null) {
            return new Peer(name, port + 11, List.of(GCC_MISSING));
        }
        String said = Machine.firstLine("sh", "-c", "gcc -O3 -o " + program + " " + source + " && echo done");
        if (!said.equals("done")) {
            throw new IllegalStateException(source + " does not compile");
        }
        return new Peer(name, port + 11, List.of(program.toString(), String.valueOf(port + 11)));
    }

    /** Answers {@code return 200} as a server, and is what the clients ask. */
    public Peer nginx() {
        Path folder = Layout.logs().resolveSibling("nginx");
        try {
            Files.createDirectories(folder);
            Path conf = folder.resolve("nginx.conf");
            Files.writeString(
                    conf,
                    Files.readString(Layout.peer("nginx").resolve("nginx.conf"))
                            .replace("PORT", String.valueOf(port + 12))
                            .replace("FOLDER", folder.toString()));
            return new Peer("nginx", port + 12, List.of("nginx", "-p", folder.toString(), "-c", conf.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clients, asking nginx over so many connections. */
    public List<Peer> clients(int connections) {
        String to = String.valueOf(nginx().port());
        String count = String.valueOf(connections);
        return here(Stream.of(
                launcher(
                        "Jackfield in Felix",
                        0,
                        Layout.home("jackfield"),
                        List.of(),
                        List.of(
                                "--feature",
                                "bench-client",
                                "--no-shell",
                                "--loops",
                                "1",
                                "--set",
                                "io.jackfield.benchmarks.client:port=" + to,
                                "--set",
                                "io.jackfield.benchmarks.client:connections=" + count)),
                java(
                        "Netty by hand, epoll",
                        0,
                        List.of(
                                "-cp",
                                Layout.classPath("netty"),
                                "io.jackfield.benchmarks.netty.Main",
                                "client",
                                "epoll",
                                to,
                                count)),
                java(
                        "Vert.x HttpClient",
                        0,
                        List.of(
                                "-cp",
                                Layout.classPath("vertx"),
                                "io.jackfield.benchmarks.vertx.Main",
                                "client",
                                to,
                                count)),
                new Peer(
                        "Node Agent",
                        0,
                        List.of("node", Layout.peer("node").resolve("client.js").toString(), to, count))));
    }

    /** The port of what a proxy leads to. */
    public int origin() {
        return port + 50;
    }

    /** Those whose program is here; the others are named. */
    public static List<Peer> here(Stream<Peer> peers) {
        return peers.filter(peer -> {
                    if (!peer.isHere()) {
                        Progress.say(
                                "%s is not measured: %s is not here",
                                peer.name(), peer.command().get(0));
                    }
                    return peer.isHere();
                })
                .toList();
    }

    /** The options of Java that {@code jackfield run} gives, and with it all peers. */
    public static List<String> flags() {
        return List.of(System.getProperty("jackfield.run.flags", "").trim().split(" +"));
    }

    private static Peer java(String name, int port, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(flags());
        command.addAll(words);
        return new Peer(name, port, command);
    }
}
