package io.jackfield.whiteboard;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.Socket;
import io.jackfield.api.Tunnel;
import io.jackfield.api.listener.Listener3;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hands connections that leave HTTP to the handlers that {@link Dispatcher} found for them. On the connection's loop. */
final class Tunnels {
    private static final System.Logger LOG = System.getLogger(Tunnels.class.getName());
    private static final String FAILED =
            "HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    private Tunnels() {}

    /** The protocols that a client offers, the preferred first, in the form in which they are compared; with a version also without it. */
    static List<String> protocols(IncomingMessage request) {
        List<String> all = new ArrayList<>();
        String offered = request.headers().get("upgrade");
        for (String one : offered == null ? new String[0] : offered.split(",")) {
            String protocol = one.strip().toLowerCase(Locale.ROOT);
            all.add(protocol);
            int slash = protocol.indexOf('/');
            if (slash > 0) {
                all.add(protocol.substring(0, slash));
            }
        }
        return all;
    }

    /** Lets a handler, whose exchange was begun, have the connection; what it throws ends the connection. */
    static void leave(
            Mount<?> mount,
            Listener3<IncomingMessage, Socket, ByteBuffer> handler,
            IncomingMessage request,
            ServerResponse response) {
        Tunnel tunnel;
        try {
            tunnel = response.tunnel();
        } catch (RuntimeException e) {
            mount.exchanges().exit();
            throw e;
        }
        Socket socket = tunnel.socket();
        long before = socket.bytesWritten();
        mount.exchanges().hold(socket);
        try {
            handler.on(request, socket, tunnel.head());
        } catch (Exception | LinkageError e) {
            mount.failed();
            LOG.log(Level.ERROR, "A handler of connections that leave HTTP failed", e);
            refuse(socket, before);
        }
    }

    private static void refuse(Socket socket, long before) {
        if (socket.bytesWritten() == before && !socket.destroyed()) {
            socket.end(FAILED, socket::destroy);
        } else {
            socket.destroy();
        }
    }
}
