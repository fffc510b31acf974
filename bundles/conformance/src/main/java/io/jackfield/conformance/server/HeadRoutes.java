package io.jackfield.conformance.server;

import io.jackfield.api.ServerResponse;
import io.jackfield.conformance.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Routes about status line and header section. */
final class HeadRoutes {
    private HeadRoutes() {}

    static void addTo(Map<String, Route> routes) {
        addStatus(routes);
        addWriteHead(routes);
        addFields(routes);
        addAutomatic(routes);
    }

    private static void addStatus(Map<String, Route> routes) {
        routes.put("/status", HeadRoutes::status);
        routes.put(
                "/statuscode-body",
                x -> x.response().statusCode(x.number("code", 200)).end("body"));
        routes.put("/statuscode-write", x -> {
            x.response().statusCode(x.number("code", 200)).write("bo");
            x.response().end("dy");
        });
        routes.put(
                "/statusmessage",
                x -> x.response().statusCode(404).statusMessage("Nothing Here").end("x"));
        routes.put(
                "/statusmessage-empty",
                x -> x.response().statusCode(200).statusMessage("").end("x"));
    }

    private static void status(Exchange x) {
        int code = x.number("code", 200);
        String message = x.query().get("msg");
        String content = x.query().get("body");
        String threw = Exchange.errorOf(() -> {
            if (message == null) {
                x.response().writeHead(code);
            } else {
                x.response().writeHead(code, message);
            }
            if (content == null) {
                x.response().end();
            } else {
                x.response().end(content);
            }
        });
        if (!threw.equals("ok")) {
            x.json(500, Map.of("threw", threw));
        }
    }

    private static void addWriteHead(Map<String, Route> routes) {
        routes.put("/writehead", x -> {
            x.response().setHeader("X-A", "1").setHeader("X-B", "2").setHeader("Content-Type", "text/html");
            x.response().writeHead(201, "Made", ordered("Content-Type", "text/plain", "x-b", "3", "X-C", "4"));
            x.response().end("made");
        });
        routes.put("/writehead-only", x -> {
            x.response().writeHead(200, ordered("X-Only", "yes", "x-only2", List.of("a", "b")));
            x.response().end("only");
        });
        routes.put("/writehead-twice", x -> {
            x.response().writeHead(200, ordered("X-One", "1"));
            x.response().end(Exchange.errorOf(() -> x.response().writeHead(404, ordered("X-Two", "2"))));
        });
        routes.put("/implicit-headerssent", x -> {
            Map<String, Object> seen = new LinkedHashMap<>();
            seen.put("a", x.response().headersSent());
            x.response().write("x");
            seen.put("b", x.response().headersSent());
            seen.put("e", Exchange.errorOf(() -> x.response().writeHead(404)));
            x.response().end(JsonText.bytes(seen));
        });
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static void addFields(Map<String, Route> routes) {
        routes.put("/headers", HeadRoutes::headers);
        routes.put("/api", HeadRoutes::api);
        routes.put(
                "/conn-close",
                x -> x.response().setHeader("Connection", "close").end("bye"));
        routes.put(
                "/conn-ka",
                x -> x.response().setHeader("Connection", "keep-alive").end("stay"));
        routes.put("/conn-upgrade", x -> {
            x.response().writeHead(426, ordered("Connection", "Upgrade", "Upgrade", "foo"));
            x.response().end();
        });
    }

    private static void headers(Exchange x) {
        ServerResponse response = x.response();
        response.setHeader("X-Num", 42).setHeader("x-lower", "a").setHeader("X-LOWER", "b");
        response.setHeader("Set-Cookie", List.of("a=1", "b=2"))
                .setHeader("X-Arr", List.of("p", "q"))
                .setHeader("X-Gone", "g");
        response.removeHeader("x-GONE");
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put(
                "get",
                Arrays.asList(
                        response.getHeader("x-num"),
                        response.getHeader("X-Lower"),
                        response.getHeader("set-cookie"),
                        response.getHeader("nope") == null));
        seen.put("names", response.getHeaderNames());
        seen.put("all", response.getHeaders());
        seen.put("has", List.of(response.hasHeader("X-ARR"), response.hasHeader("x-gone")));
        response.end(JsonText.bytes(seen));
    }

    private static void api(Exchange x) {
        ServerResponse response = x.response();
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put(
                "before",
                List.of(
                        response.headersSent(),
                        response.finished(),
                        response.statusCode(),
                        response.statusMessage() == null,
                        response.sendDate()));
        List<Object> request = new ArrayList<>(List.of(
                x.request().complete(),
                x.request().httpVersionMajor(),
                x.request().httpVersionMinor()));
        // A request has no status: null in Node, -1 or 0 where a number is owed.
        request.add(x.request().statusCode() > 0 ? x.request().statusCode() : null);
        seen.put("req", request);
        response.setHeader("X-Api", "1");
        response.writeHead(202);
        seen.put(
                "afterHead",
                List.of(response.headersSent(), response.finished(), response.statusCode(), response.statusMessage()));
        seen.put("setAfter", Exchange.errorOf(() -> response.setHeader("X-Late", "1")));
        seen.put("removeAfter", Exchange.errorOf(() -> response.removeHeader("X-Api")));
        response.write(new String(JsonText.bytes(seen), StandardCharsets.US_ASCII));
        response.end();
        x.log().add("api", response.headersSent(), response.finished());
    }

    private static void addAutomatic(Map<String, Route> routes) {
        routes.put("/no-date", x -> x.response().sendDate(false).end("nodate"));
        routes.put(
                "/custom-date",
                x -> x.response().setHeader("Date", "X-CUSTOM-DATE").end("d"));
        routes.put("/remove-auto", x -> {
            removeAll(x);
            x.response().end("auto");
        });
        routes.put("/remove-auto-write", x -> {
            removeAll(x);
            x.response().write("au");
            x.response().end("to");
        });
    }

    private static void removeAll(Exchange x) {
        for (String name : x.query().getOrDefault("h", "").split(",")) {
            x.response().removeHeader(name);
        }
    }
}
