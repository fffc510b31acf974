package io.jackfield.benchmarks.jackfield;

import io.jackfield.api.Http;
import io.jackfield.api.ListenOptions;

/** {@link Routes} on the class path: what the container costs is the difference to {@link ServerComponent}. */
public final class WithoutContainer {
    private WithoutContainer() {}

    /** Listens on the port until the process is ended. */
    public static void main(String[] arguments) {
        Http http = Http.newHttp();
        http.createServer(new Routes(http))
                .listen(ListenOptions.builder()
                        .host("127.0.0.1")
                        .port(Integer.parseInt(arguments[0]))
                        .build());
    }
}
