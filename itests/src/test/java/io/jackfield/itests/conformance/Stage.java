package io.jackfield.itests.conformance;

import io.jackfield.itests.RunningContainer;
import io.jackfield.launcher.LaunchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The servers of the feature {@code conformance} on one transport and one parser, on ports in a row. */
final class Stage implements AutoCloseable {
    private static final String SERVER = "io.jackfield.server~default";
    private static final int PORTS = 10;

    private final RunningContainer container;
    private final int port;

    private Stage(RunningContainer container, int port) {
        this.container = container;
        this.port = port;
    }

    /** What serves: the other transport and the other parser are not even installed. */
    record Parts(String transport, String parser) {
        private static final List<String> TRANSPORTS = List.of("nio", "epoll", "uring");
        private static final List<String> PARSERS = List.of("strict", "lenient", "netty");

        String[] others() {
            List<String> others = new ArrayList<>();
            TRANSPORTS.stream()
                    .filter(name -> !name.equals(transport))
                    .forEach(name -> others.add("transport-" + name));
            PARSERS.stream().filter(name -> !name.equals(parser)).forEach(name -> others.add("parser-" + name));
            return others.toArray(String[]::new);
        }

        @Override
        public String toString() {
            return transport + ", " + parser;
        }
    }

    static Stage open(Parts parts) throws LaunchException, IOException {
        int port = freePorts();
        RunningContainer container = RunningContainer.in("felix")
                .feature("conformance")
                .without(parts.others())
                .configure(SERVER, "port", port)
                .start();
        Stage stage = new Stage(container, port);
        try {
            container.awaitPort("conformance");
            return stage;
        } catch (RuntimeException | Error e) {
            stage.close();
            throw e;
        }
    }

    /** The first of the ports. */
    int port() {
        return port;
    }

    /** Below the range that the system gives out by itself. */
    private static int freePorts() {
        Random random = new Random();
        int first = 20_000 + random.nextInt(1000) * PORTS;
        while (!areFree(first)) {
            first = 20_000 + random.nextInt(1000) * PORTS;
        }
        return first;
    }

    private static boolean areFree(int first) {
        ServerSocket[] sockets = new ServerSocket[PORTS];
        try {
            for (int i = 0; i < PORTS; i++) {
                sockets[i] = new ServerSocket(first + i, 1, InetAddress.getLoopbackAddress());
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            Arrays.stream(sockets).forEach(Stage::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        container.close();
    }
}
