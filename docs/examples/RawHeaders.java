import io.jackfield.api.Http;
import io.jackfield.api.Server;
import io.jackfield.api.Socket;

/** Item 292: header fields as they were received, beside the folded ones; the program sends itself the request. */
public class RawHeaders {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        Server server = http.createServer((request, response) -> {
            System.out.println(request.rawHeaders());
            System.out.println(request.headers().asMap());
            response.end();
        });
        server.listen(0, "127.0.0.1", () -> {
            Socket socket = http.connect(server.port(), "127.0.0.1", null);
            socket.write("GET / HTTP/1.0\r\n"
                    + "user-agent: this is invalid because there can be only one\r\n"
                    + "User-Agent: curl/7.22.0\r\n"
                    + "Host: 127.0.0.1:8000\r\n"
                    + "ACCEPT: */*\r\n"
                    + "\r\n");
            socket.on(Socket.END, server::close).resume();
        });
    }
}
