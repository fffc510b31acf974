package io.jackfield.benchmarks.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Vert.x with one event loop and epoll: {@code server PORT} or {@code client PORT CONNECTIONS}. */
public final class Main {
    private Main() {}

    /** Listens, or asks, until the process is ended. */
    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        if (!vertx.isNativeTransportEnabled()) {
            throw new IllegalStateException("no epoll", vertx.unavailableNativeTransportCause());
        }
        int port = Integer.parseInt(arguments[1]);
        if (arguments[0].equals("server")) {
            new Routes(vertx).listen(port);
        } else {
            new Asking(vertx, port, Integer.parseInt(arguments[2])).run();
        }
    }
}
