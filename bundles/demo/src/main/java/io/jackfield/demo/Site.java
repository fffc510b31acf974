package io.jackfield.demo;

import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.Url;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.listener.RequestListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Finds by the path what a request is for: the page, its {@link Status}, {@link Echo}, {@link Big}, {@link Relay}, or a greeting. */
final class Site implements RequestListener {
    private static final byte[] HELLO = "Hello, World!".getBytes(StandardCharsets.US_ASCII);
    private static final String PLAIN = "text/plain";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
            + "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Supplier<byte[]> status;
    private final Relay relay;
    private final byte[] page = page();

    /**
     * @param status makes the JSON of the moment
     * @param client asks for what is relayed; gives null while there is none
     */
    Site(Supplier<byte[]> status, Supplier<Http> client) {
        this.status = status;
        this.relay = new Relay(client);
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        String target = request.url();
        if (target.equals("/plaintext")) {
            // first and without taking the target apart: this is what throughput is measured with
            response.setHeader("Content-Type", PLAIN).end(HELLO);
            return;
        }
        try {
            route(Url.parse(target), request, response);
        } catch (ArgumentException e) {
            refuse(response, 400, "not a URL");
        }
    }

    private void route(Url url, IncomingMessage request, ServerResponse response) {
        String path = url.pathname() == null ? "" : url.pathname();
        switch (path) {
            case "/" -> html(response);
            case "/status.json" ->
                response.setHeader("Content-Type", "application/json")
                        .setHeader("Cache-Control", "no-store")
                        .end(status.get());
            case "/plaintext" -> response.setHeader("Content-Type", PLAIN).end(HELLO);
            case "/echo" -> Echo.answer(request, response);
            case "/mirror" -> request.pipe(response);
            case "/big" -> Big.answer(url, request, response);
            default -> {
                if (path.startsWith(Relay.PREFIX)) {
                    relay.answer(request, response);
                } else {
                    refuse(response, 404, "nothing here: try / /plaintext /echo /mirror /big?n=BYTES /relay/PATH");
                }
            }
        }
    }

    private void html(ServerResponse response) {
        response.setHeader("Content-Type", "text/html; charset=utf-8")
                .setHeader("Content-Security-Policy", POLICY)
                .setHeader("Cache-Control", "no-cache")
                .end(page);
    }

    static void refuse(ServerResponse response, int status, String why) {
        response.statusCode(status).setHeader("Content-Type", PLAIN).end(why + "\n");
    }

    private static byte[] page() {
        try (InputStream in = Site.class.getResourceAsStream("page.html")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
