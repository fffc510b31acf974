import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.RequestOptions;

/** Item 277: an agent that keeps its sockets; the second request goes over the socket of the first. Arguments: host and port. */
public class KeepAliveAgent {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        Agent keepAliveAgent = http.newAgent(AgentOptions.builder().keepAlive(true).build());
        RequestOptions options = RequestOptions.builder()
                .host(args[0])
                .port(Integer.parseInt(args[1]))
                .agent(keepAliveAgent)
                .build();
        request(http, options, () -> request(http, options, keepAliveAgent::destroy));
    }

    private static void request(Http http, RequestOptions options, Runnable then) {
        ClientRequest request = http.request(options);
        request.on(ClientRequest.RESPONSE, res -> {
            System.out.println("status: " + res.statusCode() + ", reused socket: " + request.reusedSocket());
            // the socket is free again after this event
            res.on(IncomingMessage.END, () -> http.execute(then)).resume();
        });
        request.end();
    }
}
