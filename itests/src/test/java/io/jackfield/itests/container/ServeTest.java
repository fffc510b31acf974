package io.jackfield.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.RunningContainer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo as a newcomer meets it, in both frameworks, over each transport and parser. */
@Timeout(60)
class ServeTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @CsvSource({"felix, strict, nio", "felix, netty, epoll", "equinox, strict, epoll", "equinox, netty, nio"})
    void theDemoAnswers(String framework, String parser, String transport) throws Exception {
        try (RunningContainer container = RunningContainer.in(framework)
                .feature("demo")
                .configure("io.jackfield.server~default", "parser.filter", "(jackfield.name=" + parser + ")")
                .configure("io.jackfield.server~default", "transport.filter", "(jackfield.name=" + transport + ")")
                .start()) {
            int port = container.awaitPort("default");

            HttpResponse<String> plain = get(port, "/plaintext");
            assertThat(plain.body()).isEqualTo("Hello, World!");
            assertThat(plain.headers().firstValue("content-type")).hasValue("text/plain");
            assertThat(plain.headers().firstValue("date")).isPresent();

            assertThat(get(port, "/").body()).contains("<title>Jackfield</title>", "/status.json");
            assertThat(get(port, "/status.json").body()).contains("io.jackfield.platform", parser, transport);
            assertThat(get(port, "/big?n=1000000").body()).hasSize(1_000_000);

            HttpRequest post = request(port, "/echo?a=1")
                    .POST(BodyPublishers.ofString("12345"))
                    .build();
            assertThat(client.send(post, BodyHandlers.ofString()).body())
                    .contains("\"method\":\"POST\"", "\"url\":\"/echo?a=1\"", "\"bodyLength\":5");
        }
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request(port, path).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
