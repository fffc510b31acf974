package io.jackfield.conformance.server;

import io.jackfield.api.IncomingMessage;
import java.util.Map;

/** Routes about time, interim responses and ends before their time. */
final class TimeRoutes {
    private TimeRoutes() {}

    static void addTo(Map<String, Route> routes) {
        addLate(routes);
        addInterim(routes);
        addEnds(routes);
        addTimeouts(routes);
    }

    private static void addLate(Map<String, Route> routes) {
        routes.put("/early", x -> {
            x.response().setHeader("X-Early", "1").flushHeaders();
            x.later(60, () -> x.response().end("late"));
        });
        routes.put("/flush-twice", x -> {
            x.response().flushHeaders();
            x.response().flushHeaders();
            x.response().write("x");
            x.response().end();
        });
        routes.put(
                "/slow",
                x -> x.later(x.number("ms", 100), () -> x.response()
                        .end("slow" + x.query().getOrDefault("n", ""))));
        routes.put("/hang", x -> {});
    }

    private static void addInterim(Map<String, Route> routes) {
        routes.put("/processing", x -> {
            x.response().writeProcessing();
            x.later(30, () -> x.response().end("processed"));
        });
        routes.put("/continue-manual", x -> {
            x.response().writeContinue();
            x.later(30, () -> x.response().end("ok"));
        });
    }

    private static void addEnds(Map<String, Route> routes) {
        routes.put("/destroy", x -> x.request().socket().destroy());
        routes.put("/destroy-mid", x -> {
            x.response().write("partial");
            x.later(50, () -> x.request().socket().destroy());
        });
        routes.put("/res-destroy", x -> {
            x.response().write("partial");
            x.later(50, () -> x.response().destroy());
        });
        routes.put("/socket-end", x -> {
            x.response().writeHead(200);
            x.response().write("x");
            x.later(40, () -> x.request().socket().end());
        });
        routes.put("/req-destroy", x -> {
            x.request().on(IncomingMessage.ERROR, e -> x.log().add("req.error", Watch.code(e)));
            x.request().destroy();
        });
    }

    private static void addTimeouts(Map<String, Route> routes) {
        routes.put("/res-timeout", x -> x.response().setTimeout(x.number("ms", 150), () -> {
            x.log().add("res.timeout");
            x.response().statusCode(503).end("res timeout");
        }));
        routes.put("/req-timeout", x -> x.request().setTimeout(x.number("ms", 150), () -> {
            x.log().add("req.timeout");
            x.response().statusCode(408).end("req timeout");
        }));
    }
}
