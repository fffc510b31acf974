package io.jackfield.itests.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program of a plain Java user, compiled against api alone and run beside the distribution's jars. */
@Timeout(60)
class PlainJavaTest {
    private static final String MODULE = "module sample { requires io.jackfield.api; }";

    private static final String PROGRAM = """
            package sample;

            import io.jackfield.api.Http;
            import io.jackfield.api.Server;
            import java.net.InetSocketAddress;

            public final class Sample {
                public static void main(String[] arguments) {
                    Http http = Http.newHttp();
                    Server server = http.createServer((req, res) -> {
                        res.setHeader("Content-Type", "text/plain");
                        res.end("hello\\n");
                    });
                    server.listen(0, "127.0.0.1",
                            () -> System.out.println(((InetSocketAddress) server.address()).getPort()));
                }
            }
            """;

    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void compile() throws IOException {
        Path source = Files.createDirectories(folder.resolve("src/sample")).resolve("Sample.java");
        Files.writeString(source, PROGRAM);
        Path module = Files.writeString(folder.resolve("src/module-info.java"), MODULE);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-p",
                        Distribution.jar("api").toString(),
                        "-d",
                        classes(),
                        "" + source,
                        "" + module);
        assertThat(status).isZero();
    }

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void servesOnTheModulePath() throws Exception {
        launch("-p", classes() + File.pathSeparator + Distribution.home().resolve("lib"), "-m", "sample/sample.Sample");
        assertThat(get(port())).isEqualTo("hello\n");
    }

    @Test
    void servesOnTheClassPath() throws Exception {
        launch("-cp", classes() + File.pathSeparator + Distribution.home().resolve("lib") + "/*", "sample.Sample");
        assertThat(get(port())).isEqualTo("hello\n");
    }

    private String classes() {
        return folder.resolve("classes").toString();
    }

    private void launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private int port() throws IOException {
        return Integer.parseInt(process.inputReader().readLine());
    }

    private static String get(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("text/plain");
        return response.body();
    }
}
