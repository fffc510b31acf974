import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Item 285: {@code getHeader} gives back what {@code setHeader} was given. */
public class ResponseHeaderTypes {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        String body = "<p>Grüße</p>";
        Server server = http.createServer((request, response) -> {
            response.setHeader("Content-Type", "text/html");
            response.setHeader("Content-Length", body.getBytes(StandardCharsets.UTF_8).length);
            response.setHeader("Set-Cookie", List.of("type=ninja", "language=javascript"));
            String contentType = (String) response.getHeader("content-type");
            int contentLength = (Integer) response.getHeader("Content-Length");
            List<?> setCookie = (List<?>) response.getHeader("set-cookie");
            System.out.println(contentType + ", " + contentLength + ", " + setCookie);
            response.end(body);
        });
        server.listen(0, "127.0.0.1", () -> http.get("http://127.0.0.1:" + server.port(), res -> {
            System.out.println("received: " + res.headers().all("set-cookie"));
            res.on(IncomingMessage.END, server::close).resume();
        }));
    }
}
