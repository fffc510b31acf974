package io.jackfield.itests.whiteboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** As it would be written for the JDK's own server. */
public final class HelloExchange implements HttpHandler {
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] text = "hello\n".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }
}
