import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.RequestOptions;
import java.nio.charset.StandardCharsets;

/** Item 293: gets JSON, checks status and type first, and frees the memory of a body it does not want. Argument: a URL. */
public class GetJson {
    public static void main(String[] args) {
        RequestOptions errors = RequestOptions.builder()
                .on(ClientRequest.ERROR, e -> System.err.println("Got error: " + e.getMessage()))
                .build();
        Http.newHttp().get(args[0], errors, GetJson::read);
    }

    private static void read(IncomingMessage res) {
        String contentType = res.headers().get("content-type");
        String error = null;
        if (res.statusCode() != 200) {
            error = "Request Failed.\nStatus Code: " + res.statusCode();
        } else if (contentType == null || !contentType.startsWith("application/json")) {
            error = "Invalid content-type.\nExpected application/json but received " + contentType;
        }
        if (error != null) {
            System.err.println(error);
            res.resume();
            return;
        }
        res.setEncoding(StandardCharsets.UTF_8);
        StringBuilder rawData = new StringBuilder();
        res.on(IncomingMessage.TEXT, rawData::append);
        res.on(IncomingMessage.END, () -> System.out.println(rawData)); // here a JSON library takes over
    }
}
