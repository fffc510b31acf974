import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;

/** Item 279: interim responses are told before the final one. Arguments: host and port. */
public class InformationEvent {
    public static void main(String[] args) {
        RequestOptions options = RequestOptions.builder()
                .hostname(args[0])
                .port(Integer.parseInt(args[1]))
                .path("/length_request")
                .build();
        ClientRequest req = Http.newHttp().request(options);
        req.on(
                ClientRequest.INFORMATION,
                res -> System.out.println("Got information prior to main response: " + res.statusCode()));
        req.end();
    }
}
