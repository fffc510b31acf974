import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import java.net.URI;

/** Item 295: a URL in place of options. Argument: a URL such as {@code http://abc:xyz@localhost:8080}. */
public class UrlAsOptions {
    public static void main(String[] args) {
        URI options = URI.create(args[0]);
        ClientRequest req = Http.newHttp().request(options, res -> {
            System.out.println("status: " + res.statusCode());
            res.resume();
        });
        req.end();
    }
}
