import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import java.util.List;
import java.util.Map;

/** Item 287: the headers that are set, as a copy: changing it changes nothing that is sent. */
public class HeadersCopy {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        Server server = http.createServer((request, response) -> {
            response.setHeader("Foo", "bar");
            response.setHeader("Set-Cookie", List.of("foo=bar", "bar=baz"));
            Map<String, Object> headers = response.getHeaders();
            System.out.println(headers);
            headers.put("foo", "changed");
            response.end();
        });
        server.listen(0, "127.0.0.1", () -> http.get("http://127.0.0.1:" + server.port(), res -> {
            System.out.println("received: " + res.headers().get("foo"));
            res.on(IncomingMessage.END, server::close).resume();
        }));
    }
}
