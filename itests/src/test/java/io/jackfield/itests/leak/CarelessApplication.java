package io.jackfield.itests.leak;

import io.jackfield.api.Agent;
import io.jackfield.api.Http;
import io.jackfield.api.ListenOptions;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Server;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that makes a server and an agent, has the one ask the other, and closes neither. */
public final class CarelessApplication implements BundleActivator {
    @Override
    public void start(BundleContext context) throws Exception {
        Http http = context.getService(context.getServiceReference(Http.class));
        Server server = http.createServer((request, response) -> response.end("careless"));
        server.listen(ListenOptions.builder().host("127.0.0.1").build());
        server.whenListening().toCompletableFuture().get(20, TimeUnit.SECONDS);
        Agent agent = http.newAgent();
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        RequestOptions options = RequestOptions.builder()
                .host("127.0.0.1")
                .port(server.port())
                .agent(agent)
                .build();
        http.get(options, response -> response.body(100).thenAccept(body::complete));
        String text = new String(body.get(20, TimeUnit.SECONDS), java.nio.charset.StandardCharsets.US_ASCII);
        if (!text.equals("careless")) {
            throw new IllegalStateException("wrong answer: " + text);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // this is what is careless
    }
}
