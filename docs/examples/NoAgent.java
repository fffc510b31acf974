import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;

/** Item 276: {@code agent: false} makes an agent for this one request. Arguments: host and port. */
public class NoAgent {
    public static void main(String[] args) {
        Http http = Http.newHttp();
        RequestOptions options = RequestOptions.builder()
                .hostname(args[0])
                .port(Integer.parseInt(args[1]))
                .path("/")
                .oneTimeAgent(true)
                .build();
        http.get(options, res -> {
            System.out.println("status: " + res.statusCode());
            System.out.println("sockets of the global agent: " + http.globalAgent().sockets().size());
            res.resume();
        });
    }
}
