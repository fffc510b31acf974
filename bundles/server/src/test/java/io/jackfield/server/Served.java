package io.jackfield.server;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.message.harness.TestConnection;
import io.jackfield.message.harness.TestHost;
import java.util.ArrayList;
import java.util.List;

/** A connection served by the engine, whose client is the test. What happens to each exchange is written down in {@link #log}. */
final class Served {
    final List<String> log = new ArrayList<>();
    final List<IncomingMessage> requests = new ArrayList<>();
    final List<ServerResponse> responses = new ArrayList<>();
    final TestHost host = new TestHost(new NodeServerEngine());
    final Server server = host.server();
    TestConnection connection = TestConnection.served(host);

    /** A server that hands its requests to the handler. */
    static Served by(RequestListener handler) {
        Served served = new Served();
        served.server.on(Server.REQUEST, (req, res) -> {
            served.watch("request", req, res);
            handler.on(req, res);
        });
        return served;
    }

    Served with(ServerOptions options) {
        host.options = options;
        connection = TestConnection.served(host);
        return this;
    }

    void watch(String event, IncomingMessage req, ServerResponse res) {
        requests.add(req);
        responses.add(res);
        log.add(event);
        req.on(IncomingMessage.END, () -> log.add("req.end"));
        req.on(IncomingMessage.ABORTED, () -> log.add("req.aborted"));
        req.on(IncomingMessage.CLOSE, () -> log.add("req.close"));
        res.on(ServerResponse.PREFINISH, () -> log.add("res.prefinish"));
        res.on(ServerResponse.FINISH, () -> log.add("res.finish"));
        res.on(ServerResponse.CLOSE, () -> log.add("res.close"));
    }

    Served receive(String text) {
        connection.receive(text);
        return this;
    }

    Served get(String target) {
        return receive("GET " + target + " HTTP/1.1\r\nHost: t\r\n\r\n");
    }

    /** Does something on the loop. */
    Served later(Runnable task) {
        connection.loop.turn(task);
        return this;
    }

    ServerResponse response() {
        return responses.get(responses.size() - 1);
    }

    IncomingMessage request() {
        return requests.get(requests.size() - 1);
    }

    String sent() {
        return connection.take();
    }
}
