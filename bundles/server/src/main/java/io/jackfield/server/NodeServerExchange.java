package io.jackfield.server;

import io.jackfield.api.Compatibility;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.Tunnel;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event2;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.engine.ServerExchange;
import io.jackfield.spi.engine.ServerStream;
import io.jackfield.spi.parser.HeadBlock;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** One exchange: a {@link NodeServerRequest} and its {@link NodeServerResponse}, told what happens on the wire in Node's order. */
final class NodeServerExchange implements ServerExchange {
    private final ServerStream stream;
    private final NodeServerRequest request;
    private final NodeServerResponse response;
    private IncomingMessage shownRequest;
    private ServerResponse shownResponse;

    NodeServerExchange(ServerStream stream) {
        this.stream = stream;
        request = new NodeServerRequest(stream);
        response = new NodeServerResponse(stream, this);
    }

    /** Lets the server emit the event that the request asks for. */
    void start(Server server) {
        ServerOptions options = stream.host().options();
        shownRequest = options.incomingMessage().apply(request);
        shownResponse = options.serverResponse().apply(response);
        switch (Expectation.of(stream.requestHead())) {
            case CONTINUE:
                startExpecting(server, options);
                break;
            case OTHER:
                if (server.listenerCount(Server.CHECK_EXPECTATION) > 0) {
                    server.emit(Server.CHECK_EXPECTATION, shownRequest, shownResponse);
                } else {
                    response.writeHead(417).end();
                }
                break;
            default:
                emitRequest(server, options.executor());
                break;
        }
    }

    /** Lets the server emit that a connection may leave HTTP: it does by {@link #tunnel}, or is answered. */
    void startTunnel(Server server) {
        ServerOptions options = stream.host().options();
        shownRequest = options.incomingMessage().apply(request);
        shownResponse = options.serverResponse().apply(response);
        response.tunnelOffered();
        server.emit(Server.CHECK_TUNNEL, shownRequest, shownResponse);
    }

    /** Takes the connection out of HTTP; nothing more is told about this exchange. */
    Tunnel tunnel() {
        Tunnel tunnel = NodeServerEngine.tunnel(stream);
        if (!request.complete()) {
            request.complete(null);
        }
        return tunnel;
    }

    private void startExpecting(Server server, ServerOptions options) {
        response.continueExpected();
        if (server.listenerCount(Server.CHECK_CONTINUE) > 0) {
            server.emit(Server.CHECK_CONTINUE, shownRequest, shownResponse);
        } else {
            response.writeContinue();
            emitRequest(server, options.executor());
        }
    }

    private void emitRequest(Server server, Executor executor) {
        Event2<IncomingMessage, ServerResponse> event = Server.REQUEST;
        if (executor == null) {
            server.emit(event, shownRequest, shownResponse);
            return;
        }
        try {
            executor.execute(() -> server.emit(event, shownRequest, shownResponse));
        } catch (RejectedExecutionException e) {
            stream.host().uncaught(e);
            response.statusCode(503).setHeader("Retry-After", 1).end();
        }
    }

    IncomingMessage request() {
        return shownRequest;
    }

    // ---- ServerExchange

    @Override
    public void data(Slice slice) {
        request.receive(slice);
    }

    @Override
    public void end(HeadBlock trailers) {
        request.complete(trailers);
    }

    @Override
    public void writable() {
        response.writableAgain();
    }

    @Override
    public void responseWritten() {
        response.written();
        if (!request.isRead()) {
            request.drop();
        }
    }

    /** Request if it is not complete, response, server: all are told (checklist items 124, 155). */
    @Override
    public boolean timedOut() {
        Server server = stream.host().server();
        boolean handled = !request.complete() && request.emit(IncomingMessage.TIMEOUT);
        handled |= response.emit(ServerResponse.TIMEOUT);
        if (server.listenerCount(Server.TIMEOUT) > 0) {
            handled |= server.emit(Server.TIMEOUT, stream.connection().socket());
        }
        return handled;
    }

    /** {@code req.aborted}, {@code req.close}, {@code res.close}: checklist items 334 to 336. */
    @Override
    public void closed(IOException cause) {
        boolean answered = response.writableFinished();
        if (!answered || !request.complete()) {
            request.cutOff(true);
        }
        response.cutOff();
        if (!answered) {
            response.closeNow();
        }
    }

    /** Later Nodes emit {@code close} on what went well, too. */
    @Override
    public void over() {
        if (stream.host().options().compatibility() == Compatibility.MODERN) {
            response.emit(Emitter.CLOSE);
            request.cutOff(false);
        }
    }
}
