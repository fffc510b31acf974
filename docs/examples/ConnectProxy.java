import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Server;
import io.jackfield.api.Socket;
import io.jackfield.api.Url;
import java.util.Map;

/** Item 278: a tunnelling proxy and a request through the tunnel. Argument: the origin, {@code host:port}. */
public class ConnectProxy {
    public static void main(String[] args) {
        String origin = args[0];
        Http http = Http.newHttp();
        Server proxy = http.createServer((req, res) -> {
            res.writeHead(200, Map.of("Content-Type", "text/plain"));
            res.end("okay");
        });
        proxy.on(Server.CONNECT, (req, clientSocket, head) -> {
            Url url = Url.parse("http://" + req.url());
            Socket originSocket = http.connect(url.port(), url.hostname(), null);
            originSocket.on(Socket.CONNECT, () -> {
                clientSocket.write("HTTP/1.1 200 Connection Established\r\nProxy-agent: Jackfield-Proxy\r\n\r\n");
                originSocket.write(head);
                originSocket.pipe(clientSocket);
                clientSocket.pipe(originSocket);
            });
        });
        proxy.listen(0, "127.0.0.1", () -> askThrough(http, proxy, origin));
    }

    private static void askThrough(Http http, Server proxy, String origin) {
        RequestOptions options = RequestOptions.builder()
                .port(proxy.port())
                .hostname("127.0.0.1")
                .method("CONNECT")
                .path(origin)
                .build();
        ClientRequest req = http.request(options);
        req.end();
        req.on(ClientRequest.CONNECT, (res, socket, head) -> {
            System.out.println("got connected!");
            socket.write("GET / HTTP/1.1\r\nHost: " + origin + "\r\nConnection: close\r\n\r\n");
            socket.on(Socket.TEXT, System.out::println);
            socket.on(Socket.END, proxy::close);
        });
    }
}
