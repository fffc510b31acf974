package io.jackfield.conformance.server;

import io.jackfield.api.ServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Routes that call the response wrongly and tell what came of it. */
final class MisuseRoutes {
    private MisuseRoutes() {}

    static void addTo(Map<String, Route> routes) {
        routes.put("/invalid", MisuseRoutes::invalid);
        routes.put("/double-end", x -> {
            x.response().end("a");
            x.log().add("second-end", Exchange.errorOf(() -> x.response().end("b")));
        });
        routes.put("/write-after-end", x -> {
            x.response().on(ServerResponse.ERROR, e -> x.log().add("res.error", Watch.code(e)));
            x.response().end("a");
            x.log().add("write-after-end", Exchange.errorOf(() -> x.response().write("b")));
        });
        routes.put("/end-callback", x -> x.response().end("cb", () -> x.log().add("end-callback")));
        routes.put("/write-callback", x -> {
            x.response().write("a", error -> x.log().add("write-callback-1"));
            x.response().write("b", error -> x.log().add("write-callback-2"));
            x.response().end();
        });
    }

    private static void invalid(Exchange x) {
        Map<String, Object> threw = new LinkedHashMap<>();
        names(x.response(), threw);
        values(x.response(), threw);
        heads(x.response(), threw);
        x.response().statusMessage("OK");
        x.json(200, threw);
    }

    private static void names(ServerResponse response, Map<String, Object> threw) {
        threw.put("nameSpace", Exchange.errorOf(() -> response.setHeader("bad name", "x")));
        threw.put("nameEmpty", Exchange.errorOf(() -> response.setHeader("", "x")));
        threw.put("nameColon", Exchange.errorOf(() -> response.setHeader("a:b", "x")));
        threw.put("nameNonAscii", Exchange.errorOf(() -> response.setHeader("h\u00e9", "x")));
        threw.put("nameUndefined", Exchange.errorOf(() -> response.setHeader(null, "x")));
    }

    private static void values(ServerResponse response, Map<String, Object> threw) {
        threw.put("valueUndefined", Exchange.errorOf(() -> response.setHeader("X-V", null)));
        threw.put("valueCRLF", Exchange.errorOf(() -> response.setHeader("X-V", "a\r\nb: c")));
        threw.put("valueLF", Exchange.errorOf(() -> response.setHeader("X-V", "a\nb")));
        threw.put("valueNUL", Exchange.errorOf(() -> response.setHeader("X-V", "a\0b")));
        threw.put("valueDEL", Exchange.errorOf(() -> response.setHeader("X-V", "a\u007fb")));
        threw.put("valueWide", Exchange.errorOf(() -> response.setHeader("X-V", "\u0100")));
        threw.put("valueLatin1", Exchange.errorOf(() -> response.setHeader("X-L", "caf\u00e9")));
        threw.put("valueTab", Exchange.errorOf(() -> response.setHeader("X-Tab", "a\tb")));
    }

    private static void heads(ServerResponse response, Map<String, Object> threw) {
        threw.put("status99", Exchange.errorOf(() -> response.writeHead(99)));
        threw.put("status1000", Exchange.errorOf(() -> response.writeHead(1000)));
        // Java's compiler refuses a status that is no number, and a chunk that is neither bytes nor text: Node's words
        // stand for it.
        threw.put("statusNaN", "RangeError|ERR_HTTP_INVALID_STATUS_CODE|Invalid status code: abc");
        threw.put("msgCRLF", Exchange.errorOf(() -> response.writeHead(200, "a\r\nb")));
        threw.put("trailerName", Exchange.errorOf(() -> response.addTrailers(Map.of("bad name", "x"))));
        threw.put("trailerValue", Exchange.errorOf(() -> response.addTrailers(Map.of("X-T", "a\nb"))));
        threw.put("writeNull", Exchange.errorOf(() -> response.write((String) null)));
        threw.put(
                "writeNumber",
                "TypeError|ERR_INVALID_ARG_TYPE|The \"chunk\" argument must be one of type string or Buffer."
                        + " Received type number");
    }
}
