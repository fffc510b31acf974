import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Server;
import io.jackfield.api.Socket;
import java.util.Map;

/** Item 280: a server that upgrades to an echo, and a client that asks for it. */
public class UpgradeEcho {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        Server server = http.createServer((req, res) -> {
            res.writeHead(200, Map.of("Content-Type", "text/plain"));
            res.end("okay");
        });
        server.on(Server.UPGRADE, (req, socket, head) -> {
            socket.write("HTTP/1.1 101 Web Socket Protocol Handshake\r\n"
                    + "Upgrade: WebSocket\r\n"
                    + "Connection: Upgrade\r\n"
                    + "\r\n");
            socket.pipe(socket);
        });
        server.listen(0, "127.0.0.1", () -> upgrade(http, server.port()));
    }

    private static void upgrade(Http http, int port) {
        RequestOptions options = RequestOptions.builder()
                .port(port)
                .hostname("127.0.0.1")
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .build();
        ClientRequest req = http.request(options);
        req.end();
        req.on(ClientRequest.UPGRADE, (res, socket, upgradeHead) -> {
            System.out.println("got upgraded! " + res.statusMessage());
            socket.write("hello");
            socket.on(Socket.TEXT, echo -> {
                System.out.println("echo: " + echo);
                socket.end();
                http.close();
            });
        });
    }
}
