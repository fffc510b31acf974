import io.jackfield.api.Http;
import io.jackfield.api.Server;
import io.jackfield.api.Socket;
import io.jackfield.api.error.HttpException;

/** Item 283: a server that answers a malformed request by hand; the program sends it one. */
public class ClientErrorAnswer {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        Server server = http.createServer((req, res) -> res.end());
        server.on(Server.CLIENT_ERROR, (err, socket) -> {
            if (err instanceof HttpException malformed) {
                System.out.println(malformed.code() + " after " + malformed.bytesParsed() + " bytes of "
                        + malformed.rawPacket().remaining());
            }
            socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
        });
        server.listen(0, "127.0.0.1", () -> {
            Socket socket = http.connect(server.port(), "127.0.0.1", null);
            socket.write("this is not HTTP\r\n\r\n");
            socket.on(Socket.TEXT, System.out::print);
            socket.on(Socket.END, server::close);
        });
    }
}
