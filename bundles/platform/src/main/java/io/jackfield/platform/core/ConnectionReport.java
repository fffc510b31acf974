package io.jackfield.platform.core;

import io.jackfield.api.runtime.ConnectionDTO;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The connections of an {@link Endpoint} as people see them, each read on its own loop. */
public final class ConnectionReport {
    private ConnectionReport() {}

    /** Completed when every loop has told. */
    public static CompletableFuture<List<ConnectionDTO>> of(Endpoint endpoint) {
        ConcurrentLinkedQueue<ConnectionDTO> told = new ConcurrentLinkedQueue<>();
        return endpoint.visitConnections(connection -> told.add(describe(endpoint, connection)))
                .thenApply(visited -> new ArrayList<>(told));
    }

    private static ConnectionDTO describe(Endpoint endpoint, PlatformConnection connection) {
        ConnectionDTO told = new ConnectionDTO();
        told.server = endpoint.name();
        told.remote = address(connection.channel().remoteAddress());
        told.transport = connection.loop.unit().generation().toString();
        told.state = state(connection);
        told.retiring = connection.retiring();
        told.quiet = connection.quiet();
        told.pending = connection.channel().pending();
        return told;
    }

    private static String state(PlatformConnection connection) {
        if (connection.detached()) {
            return "upgraded";
        }
        if (connection.closing != null) {
            return "closing";
        }
        if (connection.parked()) {
            return "parked";
        }
        return connection.idle() ? "idle" : "busy";
    }

    private static String address(SocketAddress address) {
        if (address instanceof InetSocketAddress inet && inet.getAddress() != null) {
            String host = inet.getAddress().getHostAddress();
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + inet.getPort();
        }
        return "";
    }
}
