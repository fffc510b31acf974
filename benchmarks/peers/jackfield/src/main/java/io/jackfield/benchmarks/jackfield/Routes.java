package io.jackfield.benchmarks.jackfield;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** The measured server: finds by the path what a request is for. The property {@code bench.origin} is the port that {@code /proxy} leads to. */
final class Routes implements RequestListener {
    private static final String PLAIN = "text/plain";
    private static final byte[] HELLO = "Hello, World!".getBytes(StandardCharsets.US_ASCII);
    private static final String PROXY = "/proxy";
    private static final int ORIGIN = Integer.getInteger("bench.origin", 0);

    private final Http http;
    private final Agent agent;

    /** @param http makes the requests of the proxy */
    Routes(Http http) {
        this.http = http;
        agent = http.newAgent(AgentOptions.builder().keepAlive(true).build());
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        String target = request.url();
        if (target.equals("/plaintext")) {
            response.setHeader("Content-Type", PLAIN).end(HELLO);
        } else if (target.equals("/headers")) {
            response.setHeader("Content-Type", PLAIN).end(String.valueOf(lengthOfHeaders(request)));
        } else if (target.equals("/echo")) {
            request.body(1 << 20).thenAccept(body -> response.setHeader("Content-Type", "application/json")
                    .end(body));
        } else if (target.equals("/upload")) {
            Upload.count(request, response);
        } else if (target.equals("/allocated")) {
            response.setHeader("Content-Type", PLAIN).end(String.valueOf(allocated()));
        } else if (target.startsWith(PROXY)) {
            proxy(request, response, target.substring(PROXY.length()));
        } else {
            Download.send(response, Long.parseLong(target.substring(target.indexOf('=') + 1)));
        }
    }

    private static long lengthOfHeaders(IncomingMessage request) {
        long length = 0;
        for (String text : request.rawHeaders()) {
            length += text.length();
        }
        return length;
    }

    private void proxy(IncomingMessage request, ServerResponse response, String target) {
        RequestOptions options = RequestOptions.builder()
                .agent(agent)
                .host("127.0.0.1")
                .port(ORIGIN)
                .method(request.method())
                .path(target)
                .headers(request.headers().asMap())
                .build();
        ClientRequest onward = http.request(options, answer -> {
            response.writeHead(answer.statusCode(), answer.headers().asMap());
            answer.pipe(response);
        });
        onward.on(ClientRequest.ERROR, response::destroy);
        request.pipe(onward);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
