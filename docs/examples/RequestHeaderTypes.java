import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Item 281: {@code getHeader} gives back what {@code setHeader} was given. Arguments: host and port. */
public class RequestHeaderTypes {
    public static void main(String[] args) {
        String body = "<p>Grüße</p>";
        RequestOptions options = RequestOptions.builder()
                .host(args[0])
                .port(Integer.parseInt(args[1]))
                .method("POST")
                .build();
        ClientRequest request = Http.newHttp().request(options, IncomingMessage::resume);
        request.setHeader("content-type", "text/html");
        request.setHeader("Content-Length", body.getBytes(StandardCharsets.UTF_8).length);
        request.setHeader("Cookie", List.of("type=ninja", "language=javascript"));
        String contentType = (String) request.getHeader("Content-Type");
        int contentLength = (Integer) request.getHeader("Content-Length");
        List<?> cookie = (List<?>) request.getHeader("Cookie");
        System.out.println(contentType + ", " + contentLength + ", " + cookie);
        request.end(body);
    }
}
