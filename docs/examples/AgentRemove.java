import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Socket;

/** Item 275: a request that stays open for long leaves the agent's count. Arguments: host and port. */
public class AgentRemove {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        RequestOptions options = RequestOptions.builder()
                .host(args[0])
                .port(Integer.parseInt(args[1]))
                .build();
        ClientRequest request = http.request(options, res -> {
            System.out.println("status: " + res.statusCode());
            System.out.println("sockets of the agent: " + http.globalAgent().sockets().size());
            res.resume();
        });
        request.on(ClientRequest.SOCKET, socket -> socket.emit(Socket.AGENT_REMOVE));
        request.end();
    }
}
