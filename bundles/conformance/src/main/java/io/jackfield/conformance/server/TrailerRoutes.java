package io.jackfield.conformance.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Routes about trailer sections. */
final class TrailerRoutes {
    private TrailerRoutes() {}

    static void addTo(Map<String, Route> routes) {
        routes.put("/trailers", TrailerRoutes::declared);
        routes.put("/trailers-array", x -> {
            x.response().write("p");
            x.response()
                    .addTrailers(List.of(Map.entry("X-T1", "v1"), Map.entry("X-T1", "v1b"), Map.entry("x-t3", "v3")));
            x.response().end();
        });
        routes.put("/trailers-replace", x -> {
            x.response().write("p");
            x.response().addTrailers(Map.of("X-T1", "old"));
            x.response().addTrailers(Map.of("X-T2", "new"));
            x.response().end();
        });
        routes.put("/trailers-undeclared", x -> {
            x.response().write("x");
            x.response().addTrailers(Map.of("X-U", "1"));
            x.response().end();
        });
        routes.put("/trailers-length", x -> {
            x.response().setHeader("Content-Length", 4).write("abcd");
            x.response().addTrailers(Map.of("X-T1", "v1"));
            x.response().end();
        });
        routes.put("/trailers-declared-length", TrailerRoutes::declaredWithLength);
    }

    private static void declared(Exchange x) {
        String threw = Exchange.errorOf(() -> {
            x.response().setHeader("Content-Type", "text/plain");
            x.response().setHeader("Trailer", "X-T1, X-T2");
            x.response().flushHeaders();
        });
        if (!threw.equals("ok")) {
            // HTTP/1.0 has no chunks and so no trailers.
            x.response().removeHeader("Trailer");
            x.response().statusCode(500).end(threw);
            return;
        }
        x.response().write("part1");
        Map<String, Object> trailers = new LinkedHashMap<>();
        trailers.put("X-T1", "v1");
        trailers.put("X-T2", "v2");
        x.response().addTrailers(trailers);
        x.response().end("part2");
    }

    private static void declaredWithLength(Exchange x) {
        x.response().setHeader("Trailer", "X-T1");
        String threw = Exchange.errorOf(() -> {
            x.response().setHeader("Content-Length", 4);
            x.response().write("abcd");
        });
        if (threw.equals("ok")) {
            x.response().end();
            return;
        }
        x.response().removeHeader("Trailer");
        x.response().removeHeader("Content-Length");
        x.response().statusCode(500).end(threw);
    }
}
