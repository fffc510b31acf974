import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Item 290: a head written by hand, its length in bytes. */
public class ContentLength {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        byte[] body = "hello world".getBytes(StandardCharsets.UTF_8);
        Server server = http.createServer((request, response) -> {
            response.writeHead(200, Map.of("Content-Length", body.length, "Content-Type", "text/plain"));
            response.end(body);
        });
        server.listen(0, "127.0.0.1", () -> http.get("http://127.0.0.1:" + server.port(), res -> {
            System.out.println("content-length = " + res.headers().get("content-length"));
            System.out.println("content-type = " + res.headers().get("content-type"));
            res.on(IncomingMessage.TEXT, System.out::println);
            res.on(IncomingMessage.END, server::close);
        }));
    }
}
