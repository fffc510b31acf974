package io.jackfield.benchmarks.jetty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Jetty's core server, with one acceptor, one selector and its own pool of threads: {@code PORT}. */
public final class Main {
    private Main() {}

    /** Listens until the process is ended. */
    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        connector.setAcceptQueueSize(4096);
        connector.setIdleTimeout(600_000);
        server.addConnector(connector);
        server.setHandler(new Hello());
        server.start();
    }

    private static final class Hello extends Handler.Abstract.NonBlocking {
        private final ByteBuffer body = ByteBuffer.wrap("Hello, World!".getBytes(StandardCharsets.US_ASCII));

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
            response.write(true, body.slice(), callback);
            return true;
        }
    }
}
