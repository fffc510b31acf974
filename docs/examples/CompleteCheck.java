import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.RequestOptions;

/** Item 291: a response that was cut off is not complete at its end. Arguments: host and port. */
public class CompleteCheck {
    public static void main(String[] args) {
        RequestOptions options = RequestOptions.builder()
                .host(args[0])
                .port(Integer.parseInt(args[1]))
                .method("POST")
                .build();
        ClientRequest req = Http.newHttp().request(options, res -> {
            res.resume();
            res.on(IncomingMessage.END, () -> {
                if (!res.complete()) {
                    System.out.println("The connection was terminated while the message was still being sent");
                }
            });
        });
        req.end();
    }
}
