package io.jackfield.demo;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.ServerResponse;
import java.util.function.Supplier;

/** Asks the same server for what stands behind {@link #PREFIX}, through the client, and passes the answer on as it comes. */
final class Relay {
    static final String PREFIX = "/relay/";

    private final Supplier<Http> client;
    private Agent agent;

    /** @param client gives null while there is none */
    Relay(Supplier<Http> client) {
        this.client = client;
    }

    void answer(IncomingMessage request, ServerResponse response) {
        Http http = client.get();
        if (http == null) {
            Site.refuse(response, 503, "no client");
            return;
        }
        RequestOptions options = RequestOptions.builder()
                .host("127.0.0.1")
                .port(request.socket().localPort())
                .agent(agent(http))
                .path(request.url().substring(PREFIX.length() - 1))
                .build();
        ClientRequest relayed = http.get(options, answer -> passOn(answer, response));
        relayed.on(ClientRequest.ERROR, cause -> failed(response, cause));
    }

    /** Keeps connections; made for the first request, and closed with the client. */
    private synchronized Agent agent(Http http) {
        if (agent == null) {
            agent = http.newAgent(AgentOptions.builder().keepAlive(true).build());
        }
        return agent;
    }

    private static void passOn(IncomingMessage answer, ServerResponse response) {
        response.statusCode(answer.statusCode());
        for (String name : new String[] {"Content-Type", "Content-Length"}) {
            String value = answer.headers().get(name);
            if (value != null) {
                response.setHeader(name, value);
            }
        }
        answer.pipe(response);
    }

    private static void failed(ServerResponse response, Throwable cause) {
        if (response.headersSent()) {
            response.destroy();
        } else {
            Site.refuse(response, 502, "not relayed: " + cause.getMessage());
        }
    }
}
