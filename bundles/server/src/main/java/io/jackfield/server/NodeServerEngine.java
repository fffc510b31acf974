package io.jackfield.server;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import io.jackfield.api.Socket;
import io.jackfield.api.Tunnel;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.event.Event3;
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
        boolean connect = Methods.isConnect(stream.requestHead());
        if ((connect || stream.upgradeRequested() && !stream.hasContent())
                && server.listenerCount(Server.CHECK_TUNNEL) > 0) {
            NodeServerExchange exchange = new NodeServerExchange(stream);
            exchange.startTunnel(server);
            return exchange;
        }
        if (connect) {
            return connect(stream, server);
        }
        if (stream.upgradeRequested() && server.listenerCount(Server.UPGRADE) > 0) {
            leave(stream, Server.UPGRADE);
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
            leave(stream, Server.CONNECT);
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

    private static void leave(ServerStream stream, Event3<IncomingMessage, Socket, ByteBuffer> event) {
        Tunnel tunnel = tunnel(stream);
        NodeServerRequest made = new NodeServerRequest(stream);
        made.complete(null);
        IncomingMessage request = stream.host().options().incomingMessage().apply(made);
        stream.host().server().emit(event, request, tunnel.socket(), tunnel.head());
    }

    /** Takes a connection out of HTTP, with the bytes read behind the head. */
    static Tunnel tunnel(ServerStream stream) {
        Socket socket = stream.detach();
        Input input = stream.connection().input();
        byte[] head = new byte[input.length()];
        input.peek(0, head, 0, head.length);
        input.skip(head.length);
        return new Tunnel(socket, ByteBuffer.wrap(head));
    }
}
