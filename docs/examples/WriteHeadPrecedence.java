import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import java.util.Map;

/** Item 288: what {@code writeHead} is given wins over {@code setHeader}; the rest is merged. */
public class WriteHeadPrecedence {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        Server server = http.createServer((req, res) -> {
            res.setHeader("Content-Type", "text/html");
            res.setHeader("X-Foo", "bar");
            res.writeHead(200, Map.of("Content-Type", "text/plain"));
            res.end("ok");
        });
        server.listen(0, "127.0.0.1", () -> http.get("http://127.0.0.1:" + server.port(), res -> {
            System.out.println("content-type = " + res.headers().get("content-type"));
            System.out.println("x-foo = " + res.headers().get("x-foo"));
            res.on(IncomingMessage.TEXT, System.out::println);
            res.on(IncomingMessage.END, server::close);
        }));
    }
}
