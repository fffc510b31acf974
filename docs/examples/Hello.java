import io.jackfield.api.Http;
import io.jackfield.api.Server;

/** A server in ten lines, without a container. */
public class Hello {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        Server server = http.createServer((req, res) -> {
            res.setHeader("Content-Type", "text/plain");
            res.end("hello\n");
        });
        server.listen(8080, "127.0.0.1", () -> System.out.println("up"));
    }
}
