import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import java.util.List;

/** Item 286: the names that are set, in lower case. */
public class HeaderNames {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        Server server = http.createServer((request, response) -> {
            response.setHeader("Foo", "bar");
            response.setHeader("Set-Cookie", List.of("foo=bar", "bar=baz"));
            System.out.println(response.getHeaderNames());
            response.end();
        });
        server.listen(0, "127.0.0.1", () -> http.get(
                "http://127.0.0.1:" + server.port(),
                res -> res.on(IncomingMessage.END, server::close).resume()));
    }
}
