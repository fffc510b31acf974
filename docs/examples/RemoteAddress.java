import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;

/** Item 289: the socket of a response tells who asks. */
public class RemoteAddress {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        Server server = http.createServer((req, res) -> {
            String ip = res.socket().remoteAddress();
            int port = res.socket().remotePort();
            res.end("Your IP address is " + ip + " and your source port is " + port + ".");
        });
        server.listen(0, "127.0.0.1", () -> http.get("http://127.0.0.1:" + server.port(), res -> {
            System.out.println("asked from port " + res.socket().localPort());
            res.on(IncomingMessage.TEXT, System.out::println);
            res.on(IncomingMessage.END, server::close);
        }));
    }
}
