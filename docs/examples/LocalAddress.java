import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;

/** Item 282: the socket of a request tells where it comes from. Arguments: host and port. */
public class LocalAddress {
    public static void main(String[] args) {
        RequestOptions options = RequestOptions.builder()
                .host(args[0])
                .port(Integer.parseInt(args[1]))
                .build();
        ClientRequest req = Http.newHttp().request(options);
        req.once(ClientRequest.RESPONSE, res -> {
            String ip = req.socket().localAddress();
            int port = req.socket().localPort();
            System.out.println("Your IP address is " + ip + " and your source port is " + port + ".");
            res.resume();
        });
        req.end();
    }
}
