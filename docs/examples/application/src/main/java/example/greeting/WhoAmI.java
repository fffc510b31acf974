package example.greeting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import io.jackfield.api.whiteboard.JdkWhiteboardConstants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Component;

/** Tells clients where they come from. It is written for the JDK's own server: it may block, and knows nothing of Jackfield but a name. */
@Component(property = JdkWhiteboardConstants.CONTEXT_PATH + "=/whoami")
public final class WhoAmI implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String from = exchange.getRemoteAddress().getAddress().getHostAddress();
        String how = exchange instanceof HttpsExchange secure ? secure.getSSLSession().getProtocol() : "in the clear";
        byte[] text = (from + ", " + how + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }
}
