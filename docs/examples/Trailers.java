import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import java.util.Map;

/** Item 284: a response with a trailer field; the program asks for it. */
public class Trailers {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        Server server = http.createServer((request, response) -> {
            response.writeHead(200, Map.of("Content-Type", "text/plain", "Trailer", "Content-MD5"));
            response.write("some file's data");
            response.addTrailers(Map.of("Content-MD5", "7895bf4b8828b55ceaf47747b4bca667"));
            response.end();
        });
        server.listen(0, "127.0.0.1", () -> http.get("http://127.0.0.1:" + server.port(), res -> {
            res.on(IncomingMessage.TEXT, System.out::println);
            res.on(IncomingMessage.END, () -> {
                System.out.println(res.rawTrailers());
                server.close();
            });
        }));
    }
}
