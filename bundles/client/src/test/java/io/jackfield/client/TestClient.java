package io.jackfield.client;

import io.jackfield.api.Agent;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Compatibility;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.OutgoingMessage;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.RequestOptionsBuilder;
import io.jackfield.api.Socket;
import io.jackfield.api.error.Coded;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.stream.Readable;
import io.jackfield.api.stream.Writable;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.ClientHost;
import io.jackfield.spi.connection.Loop;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An application with one loop and one agent, whose sockets come when the test says so; it logs events as the traces of part M do. */
final class TestClient implements ClientHost {
    final TestLoop loop = new TestLoop();
    final List<String> log = new ArrayList<>();
    final List<SocketRequest> wanted = new ArrayList<>();
    final List<SocketRequest> cancelled = new ArrayList<>();
    final List<Throwable> uncaught = new ArrayList<>();
    Compatibility compatibility = Compatibility.DOCUMENTED;
    boolean keepAlive;
    int leases;

    private final Agent agent = TestSocket.proxy(Agent.class, (self, method, arguments) -> switch (method.getName()) {
        case "keepAlive" -> keepAlive;
        case "maxSockets", "maxTotalSockets" -> Integer.MAX_VALUE;
        case "defaultPort" -> 80;
        case "protocol" -> "http:";
        case "getName" -> ((RequestOptions) arguments[0]).host() + ":" + ((RequestOptions) arguments[0]).port() + ":";
        default -> throw new UnsupportedOperationException(method.getName());
    });
    private final Http http = TestSocket.proxy(Http.class, (self, method, arguments) -> {
        if (method.getName().equals("globalAgent")) {
            return agent;
        }
        throw new UnsupportedOperationException(method.getName());
    });

    @Override
    public Http http() {
        return http;
    }

    @Override
    public Compatibility compatibility() {
        return compatibility;
    }

    @Override
    public Loop loop(Agent asked, String name) {
        return loop;
    }

    @Override
    public void acquire(SocketRequest request) {
        wanted.add(request);
    }

    @Override
    public void cancel(SocketRequest request) {
        cancelled.add(request);
    }

    @Override
    public void uncaught(Throwable thrown) {
        uncaught.add(thrown);
    }

    // ---- requests

    static RequestOptionsBuilder options() {
        return RequestOptions.builder().host("h");
    }

    /** Makes a request in the thread of the caller. */
    ClientRequest make(RequestOptionsBuilder options) {
        leases++;
        return new NodeClientEngine().request(this, options.build(), () -> leases--);
    }

    /** Makes a request on the loop, with a listener for everything and a response that flows, and ends it. */
    ClientRequest get() {
        ClientRequest[] request = new ClientRequest[1];
        loop.turn(() -> {
            request[0] = traced(make(options()));
            request[0].end();
        });
        return request[0];
    }

    /** The socket of the request made last begins to connect. */
    TestSocket connecting() {
        TestSocket socket = new TestSocket();
        loop.turn(() -> last().connecting(socket.socket));
        return socket;
    }

    /** The connection of the request made last is there. */
    TestConnection connected(TestSocket socket) {
        TestConnection connection = new TestConnection(loop, socket);
        loop.turn(() -> last().assigned(connection, false));
        return connection;
    }

    TestConnection connected() {
        return connected(connecting());
    }

    /** The request made last gets a connection that had one before. */
    TestConnection reused() {
        TestConnection connection = new TestConnection(loop, new TestSocket());
        loop.turn(() -> last().assigned(connection, true));
        return connection;
    }

    SocketRequest last() {
        return wanted.get(wanted.size() - 1);
    }

    // ---- the log

    ClientRequest traced(ClientRequest request) {
        tracedButResponse(request);
        request.on(ClientRequest.RESPONSE, response -> {
            log.add("response:" + response.statusCode());
            traced(response);
            response.on(Readable.DATA, chunk -> log.add("res.data:" + text(chunk)));
        });
        return request;
    }

    ClientRequest tracedButResponse(ClientRequest request) {
        request.on(ClientRequest.SOCKET, socket -> log.add("socket"));
        request.on(Writable.FINISH, () -> log.add("finish"));
        request.on(ClientRequest.CONTINUE, () -> log.add("continue"));
        request.on(ClientRequest.INFORMATION, info -> log.add("information:" + info.statusCode()));
        request.on(OutgoingMessage.TIMEOUT, () -> log.add("timeout"));
        request.on(ClientRequest.ABORT, () -> log.add("abort"));
        request.on(Emitter.ERROR, error -> log.add("error:" + Coded.codeOf(error) + ":" + error.getMessage()));
        request.on(Emitter.CLOSE, () -> log.add("close"));
        return request;
    }

    void traced(IncomingMessage response) {
        response.on(IncomingMessage.ABORTED, () -> log.add("res.aborted"));
        response.on(Readable.END, () -> log.add("res.end:" + response.complete()));
        response.on(Emitter.ERROR, error -> log.add("res.error:" + Coded.codeOf(error) + ":" + error.getMessage()));
        response.on(Emitter.CLOSE, () -> log.add("res.close"));
    }

    /** Logs an upgrade or a tunnel. */
    void tracedSwitch(ClientRequest request) {
        request.on(ClientRequest.UPGRADE, (response, socket, head) -> switched("upgrade", response, socket, head));
        request.on(ClientRequest.CONNECT, (response, socket, head) -> switched("connect", response, socket, head));
    }

    private void switched(String what, IncomingMessage response, Socket socket, ByteBuffer head) {
        log.add(what + ":" + response.statusCode() + ":" + text(head) + ":" + socket.listenerCount(Readable.DATA));
    }

    static String text(ByteBuffer chunk) {
        return StandardCharsets.ISO_8859_1.decode(chunk).toString();
    }

    /** The log as one line. */
    String trace() {
        return String.join(" > ", log);
    }
}
