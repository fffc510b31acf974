import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Item 294: posts a form. Arguments: host and port. */
public class PostForm {
    public static void main(String[] args) {
        String postData = "msg=" + URLEncoder.encode("你好世界", StandardCharsets.UTF_8);
        RequestOptions options = RequestOptions.builder()
                .hostname(args[0])
                .port(Integer.parseInt(args[1]))
                .path("/upload")
                .method("POST")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Content-Length", postData.getBytes(StandardCharsets.UTF_8).length)
                .build();
        ClientRequest req = Http.newHttp().request(options, res -> {
            System.out.println("STATUS: " + res.statusCode());
            System.out.println("HEADERS: " + res.headers().asMap());
            res.setEncoding(StandardCharsets.UTF_8);
            res.on(IncomingMessage.TEXT, chunk -> System.out.println("BODY: " + chunk));
            res.on(IncomingMessage.END, () -> System.out.println("No more data in response."));
        });
        req.on(ClientRequest.ERROR, e -> System.err.println("problem with request: " + e.getMessage()));
        req.write(postData);
        req.end();
    }
}
