package io.jackfield.conformance.client;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.RequestOptionsBuilder;
import io.jackfield.api.stream.Duplex;
import io.jackfield.conformance.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** A request with one hostile argument. */
final class ClientEgress {
    private final Http http;
    private final EgressRunner.Outcome outcome;
    private ClientRequest request;

    ClientEgress(Http http, EgressRunner.Outcome outcome) {
        this.http = http;
        this.outcome = outcome;
    }

    /** @param connection what the request is written to */
    void begin(Duplex connection, String call, Object input) {
        RequestOptionsBuilder options =
                RequestOptions.builder().host("localhost").createConnection((target, callback) -> connection);
        if (outcome.of(() -> call(options, call, input))) {
            request.end();
        } else if (request != null) {
            request.abort();
        }
    }

    private void call(RequestOptionsBuilder options, String call, Object input) {
        switch (call) {
            case "path", "method" -> open(options, JsonObject.of(Map.of(call, input)));
            case "setHeader.value" -> open(options, JsonObject.of(null)).setHeader("X-Test", input);
            case "setHeader.name" -> open(options, JsonObject.of(null)).setHeader((String) input, "value");
            case "addTrailers.value" -> trailed(options).addTrailers(Map.of("X-Test", input));
            case "addTrailers.name" -> trailed(options).addTrailers(Map.of((String) input, "value"));
            default -> throw new IllegalArgumentException("unknown api " + call);
        }
    }

    private ClientRequest open(RequestOptionsBuilder options, JsonObject more) {
        request = http.request(options.build().merge(RequestReader.read(more).build()));
        request.on(ClientRequest.ERROR, e -> {});
        return request;
    }

    private ClientRequest trailed(RequestOptionsBuilder options) {
        open(options, JsonObject.of(new HashMap<>(Map.of("method", "POST")))).write("x");
        return request;
    }
}
