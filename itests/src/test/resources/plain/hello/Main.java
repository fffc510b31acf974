package hello;

import io.jackfield.api.Http;
import io.jackfield.api.Server;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Serves one request, makes it itself, and ends. */
public final class Main {
    public static void main(String[] arguments) throws Exception {
        System.out.println("module " + Main.class.getModule().getName());
        try (Http http = Http.newHttp()) {
            System.out.println("platform module " + http.getClass().getModule().getName());
            Server server = http.createServer((request, response) -> response.end("hello " + request.url()));
            server.listen(0, "127.0.0.1").whenListening().toCompletableFuture().get(10, TimeUnit.SECONDS);
            CompletableFuture<String> answer = new CompletableFuture<>();
            http.get("http://127.0.0.1:" + server.port() + "/world", response -> response.body(100)
                    .thenAccept(body -> answer.complete(response.statusCode() + " " + new String(body))));
            System.out.println(answer.get(10, TimeUnit.SECONDS));
        }
    }
}
