package io.jackfield.server;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import io.jackfield.api.Socket;
import io.jackfield.api.error.HttpException;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Input;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.ServerExchange;
import io.jackfield.spi.engine.ServerStream;
import io.jackfield.spi.parser.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Serves in Node v10's manner: each exchange becomes a {@link NodeServerExchange}, or, for an accepted upgrade or CONNECT, a socket.
 * Holds no state of its own, so that it can be replaced between any two exchanges.
 */
public class NodeServerEngine implements ServerEngine {
    /** The value of {@link #name}. */
    public static final String NAME = "node";

    /** The value of {@link #ranking}. */
    public static final int RANKING = 0;

    @Override
    public final String name() {
        return NAME;
    }

    @Override
    public final int ranking() {
        return RANKING;
    }

    @Override
    public final ServerExchange begin(ServerStream stream) {
        Server server = stream.host().server();
        if (Methods.isConnect(stream.requestHead())) {
            return connect(stream, server);
        }
        if (stream.upgradeRequested() && server.listenerCount(Server.UPGRADE) > 0) {
            Tunnel tunnel = new Tunnel(stream);
            server.emit(Server.UPGRADE, tunnel.request, tunnel.socket, tunnel.head);
            return null;
        }
        NodeServerExchange exchange = new NodeServerExchange(stream);
        exchange.start(server);
        return exchange;
    }

    /** Without a listener the connection is closed, and nothing is written (checklist item 99). */
    private static ServerExchange connect(ServerStream stream, Server server) {
        if (server.listenerCount(Server.CONNECT) == 0) {
            stream.abort();
        } else {
            Tunnel tunnel = new Tunnel(stream);
            server.emit(Server.CONNECT, tunnel.request, tunnel.socket, tunnel.head);
        }
        return null;
    }

    @Override
    public final boolean clientError(
            Connection connection, ProtocolException error, int bytesParsed, byte[] rawPacket) {
        Server server = connection.host().server();
        if (server.listenerCount(Server.CLIENT_ERROR) == 0) {
            return false;
        }
        return server.emit(Server.CLIENT_ERROR, exception(error, bytesParsed, rawPacket), connection.socket());
    }

    private static HttpException exception(ProtocolException error, int bytesParsed, byte[] rawPacket) {
        if (!error.code().startsWith("HPE_")) {
            return new HttpException(error.code(), error.getMessage());
        }
        ByteBuffer packet = rawPacket == null ? null : ByteBuffer.wrap(rawPacket);
        return HttpException.parse(error.code(), error.getMessage(), bytesParsed, packet);
    }

    @Override
    public final boolean timedOut(Connection connection) {
        Server server = connection.host().server();
        return server.listenerCount(Server.TIMEOUT) > 0 && server.emit(Server.TIMEOUT, connection.socket());
    }

    /** A connection that left HTTP: its request, its socket, and the bytes read behind the head. */
    private static final class Tunnel {
        final IncomingMessage request;
        final Socket socket;
        final ByteBuffer head;

        Tunnel(ServerStream stream) {
            Connection connection = stream.connection();
            socket = stream.detach();
            head = ByteBuffer.wrap(takeAll(connection.input()));
            NodeServerRequest made = new NodeServerRequest(stream);
            made.complete(null);
            request = connection.host().options().incomingMessage().apply(made);
        }

        private static byte[] takeAll(Input input) {
            byte[] bytes = new byte[input.length()];
            input.peek(0, bytes, 0, bytes.length);
            input.skip(bytes.length);
            return bytes;
        }
    }
}
