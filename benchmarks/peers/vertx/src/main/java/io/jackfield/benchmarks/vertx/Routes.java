package io.jackfield.benchmarks.vertx;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The measured server. */
final class Routes implements Handler<HttpServerRequest> {
    private static final CharSequence PLAIN = HttpHeaders.createOptimized("text/plain");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final Buffer HELLO = Buffer.buffer("Hello, World!");
    private static final Buffer CHUNK = Buffer.buffer(new byte[65536]);
    private static final int BACKLOG = 4096;
    private static final int IDLE_SECONDS = 600;

    private final Vertx vertx;
    private CharSequence date = date();

    Routes(Vertx vertx) {
        this.vertx = vertx;
    }

    void listen(int port) {
        vertx.setPeriodic(1000, id -> date = date());
        vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(BACKLOG).setIdleTimeout(IDLE_SECONDS))
                .requestHandler(this)
                .listen(port, "127.0.0.1")
                .onFailure(Throwable::printStackTrace);
    }

    @Override
    public void handle(HttpServerRequest request) {
        switch (request.path()) {
            case "/plaintext" -> respond(request, PLAIN, HELLO);
            case "/headers" -> respond(request, PLAIN, Buffer.buffer(String.valueOf(lengthOfHeaders(request))));
            case "/echo" -> request.bodyHandler(body -> respond(request, JSON, body));
            case "/allocated" -> respond(request, PLAIN, Buffer.buffer(String.valueOf(allocated())));
            case "/upload" -> upload(request);
            default -> download(request.response(), Long.parseLong(request.getParam("n")));
        }
    }

    private void respond(HttpServerRequest request, CharSequence type, Buffer body) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.DATE, date)
                .end(body);
    }

    private static long lengthOfHeaders(HttpServerRequest request) {
        long length = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            length += header.getKey().length() + header.getValue().length();
        }
        return length;
    }

    private void upload(HttpServerRequest request) {
        long[] length = {0};
        request.handler(part -> length[0] += part.length());
        request.endHandler(end -> respond(request, PLAIN, Buffer.buffer(String.valueOf(length[0]))));
    }

    private void download(HttpServerResponse response, long bytes) {
        response.setChunked(true).putHeader(HttpHeaders.DATE, date);
        long[] left = {bytes};
        Handler<Void> write = ready -> {
            while (left[0] > 0 && !response.writeQueueFull()) {
                left[0] -= CHUNK.length();
                response.write(CHUNK);
            }
            if (left[0] <= 0 && !response.ended()) {
                response.end();
            }
        };
        response.drainHandler(write);
        write.handle(null);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static CharSequence date() {
        return HttpHeaders.createOptimized(
                DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    }
}
