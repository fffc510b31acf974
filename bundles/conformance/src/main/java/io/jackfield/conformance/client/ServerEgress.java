package io.jackfield.conformance.client;

import io.jackfield.api.Http;
import io.jackfield.api.Server;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.stream.Duplex;
import java.util.List;
import java.util.Map;

/** A response with one hostile argument. */
final class ServerEgress {
    private final Http http;
    private final EgressRunner.Outcome outcome;

    ServerEgress(Http http, EgressRunner.Outcome outcome) {
        this.http = http;
        this.outcome = outcome;
    }

    /** @param pair the server's end of a connection, and the other */
    void begin(List<Duplex> pair, String call, Object input) {
        Server server = http.createServer((request, response) -> {
            outcome.of(() -> call(response, call, input));
            response.end();
        });
        server.emit(Server.CONNECTION, pair.get(0));
        pair.get(1).write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private static void call(ServerResponse response, String call, Object input) {
        switch (call) {
            case "setHeader.value" -> response.setHeader("X-Test", input);
            case "setHeader.name" -> response.setHeader((String) input, "value");
            case "writeHead.reason" -> response.writeHead(200, (String) input);
            case "writeHead.status" -> response.writeHead(status(input));
            case "addTrailers.value" -> trailed(response).addTrailers(Map.of("X-Test", input));
            case "addTrailers.name" -> trailed(response).addTrailers(Map.of((String) input, "value"));
            default -> throw new IllegalArgumentException("unknown api " + call);
        }
    }

    private static ServerResponse trailed(ServerResponse response) {
        response.write("x");
        return response;
    }

    private static int status(Object input) {
        if (input instanceof Number number) {
            return number.intValue();
        }
        // Java's compiler refuses a status that is no number: Node's code stands for it.
        throw ArgumentException.range(ErrorCodes.ERR_HTTP_INVALID_STATUS_CODE, "Invalid status code");
    }
}
