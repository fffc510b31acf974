package io.jackfield.conformance.server;

import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The eight servers that differ in one setting each, in the order of their ports. */
final class Profiles {
    private final Http http;
    private final Handler handler;
    private final EventLog log;

    Profiles(Http http, Handler handler, EventLog log) {
        this.http = http;
        this.handler = handler;
        this.log = log;
    }

    List<Server> servers() {
        Server timeouts = http.createServer(handler);
        timeouts.timeout(400);
        timeouts.keepAliveTimeout(250);
        Server timeoutListener = http.createServer(handler);
        timeoutListener.setTimeout(250, socket -> {
            log.add("server.timeout");
            socket.end("TIMEOUT\n");
        });
        Server fiveHeaders = http.createServer(handler);
        fiveHeaders.maxHeadersCount(5);
        Server headersTimeout = http.createServer(handler);
        headersTimeout.headersTimeout(300);
        headersTimeout.requestTimeout(0);
        Server noTimeouts = http.createServer(handler);
        noTimeouts.keepAliveTimeout(0);
        noTimeouts.timeout(0);
        Server clientErrors = http.createServer(handler);
        clientErrors.on(Server.CLIENT_ERROR, (error, socket) -> {
            log.add("clientError", Watch.code(error), socket.isWritable());
            socket.destroy();
        });
        return List.of(
                http.createServer(handler),
                listening(),
                timeouts,
                timeoutListener,
                fiveHeaders,
                headersTimeout,
                noTimeouts,
                clientErrors);
    }

    /** The server that listens to everything. */
    private Server listening() {
        Server server = http.createServer(handler);
        server.on(Server.UPGRADE, (request, socket, head) -> {
            String protocol = request.headers().get("upgrade");
            String bytes = text(head);
            log.add("upgrade", request.method(), request.url(), protocol, bytes);
            socket.write(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: " + protocol + "\r\nConnection: Upgrade\r\n\r\n");
            answerLines(socket, bytes, "up:");
        });
        server.on(Server.CONNECT, (request, socket, head) -> {
            String bytes = text(head);
            log.add("connect", request.method(), request.url(), bytes);
            socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
            answerLines(socket, bytes, "tunnel:");
        });
        server.on(Server.CHECK_CONTINUE, this::checkContinue);
        server.on(Server.CHECK_EXPECTATION, this::checkExpectation);
        server.on(Server.CLIENT_ERROR, (error, socket) -> {
            log.add("clientError", Watch.code(error));
            if (socket.isWritable()) {
                socket.end("HTTP/1.1 400 Custom\r\nX-Code: " + Watch.code(error)
                        + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            }
        });
        return server;
    }

    private static void answerLines(Socket socket, String head, String prefix) {
        socket.on(Socket.ERROR, e -> {});
        if (!head.isEmpty()) {
            socket.write("head:" + head + "\n", StandardCharsets.ISO_8859_1);
        }
        socket.on(Socket.DATA, bytes -> socket.write(prefix + text(bytes) + "\n", StandardCharsets.ISO_8859_1));
        socket.on(Socket.END, () -> socket.end("bye\n"));
        socket.resume();
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }

    private void checkContinue(IncomingMessage request, ServerResponse response) {
        log.add("checkContinue", request.method(), request.url());
        switch (request.url()) {
            case "/reject" -> reject(request, response, 413, Map.of("Content-Type", "text/plain"), "too big");
            case "/reject-close" -> reject(request, response, 413, Map.of("Connection", "close"), "too big");
            case "/late" -> {
                Watch.begin(request, response, log);
                Exchange exchange = handler.exchange(request, response);
                exchange.later(80, () -> {
                    response.writeContinue();
                    exchange.echo();
                });
            }
            case "/final-no-continue" -> {
                Watch.begin(request, response, log);
                response.end("no 100 sent");
            }
            default -> {
                response.writeContinue();
                handler.on(request, response);
            }
        }
    }

    private void checkExpectation(IncomingMessage request, ServerResponse response) {
        log.add(
                "checkExpectation",
                request.method(),
                request.url(),
                request.headers().get("expect"));
        if (request.url().equals("/reject")) {
            reject(request, response, 417, Map.of("X-Why", "nope"), "custom 417");
        } else {
            handler.on(request, response);
        }
    }

    private void reject(
            IncomingMessage request, ServerResponse response, int status, Map<String, String> headers, String content) {
        Watch.begin(request, response, log);
        response.writeHead(status, headers);
        response.end(content);
    }
}
