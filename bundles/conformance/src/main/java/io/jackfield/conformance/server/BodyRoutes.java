package io.jackfield.conformance.server;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Routes about content: how it is framed, encoded and cut. */
final class BodyRoutes {
    private static final byte[] KIB = filled(1024, 'y');

    private BodyRoutes() {}

    static void addTo(Map<String, Route> routes) {
        addPlain(routes);
        addFramed(routes);
        addEncoded(routes);
        addSized(routes);
        addReading(routes);
    }

    private static void addPlain(Map<String, Route> routes) {
        routes.put("/", x -> x.response().end("hello"));
        routes.put("/echo", Exchange::echo);
        routes.put("/empty", x -> x.response().end());
        routes.put("/implicit", x -> writeAndEnd(x.response(), "a", "b"));
        routes.put("/write-empty", x -> {
            x.response().write("");
            x.response().end();
        });
        routes.put("/chunked", x -> {
            x.response().write("one");
            x.response().write("two");
            x.response().write("three");
            x.response().end();
        });
        routes.put("/chunked-timed", x -> {
            x.response().write("one");
            x.later(40, () -> {
                x.response().write("two");
                x.later(40, () -> x.response().end("three"));
            });
        });
    }

    private static void addFramed(Map<String, Route> routes) {
        routes.put(
                "/te-chunked",
                x -> x.response().setHeader("Transfer-Encoding", "chunked").end("body"));
        routes.put(
                "/te-identity",
                x -> x.response().setHeader("Transfer-Encoding", "identity").end("body"));
        routes.put("/length", x -> {
            x.response().setHeader("Content-Length", 11);
            writeAndEnd(x.response(), "hello ", "world");
        });
        routes.put(
                "/length-string",
                x -> x.response().setHeader("content-length", "5").end("hello"));
        routes.put(
                "/length-short",
                x -> x.response().setHeader("Content-Length", 20).end("short"));
        routes.put(
                "/length-long", x -> x.response().setHeader("Content-Length", 3).end("longer"));
        routes.put("/length-and-te", x -> x.response()
                .setHeader("Content-Length", 5)
                .setHeader("Transfer-Encoding", "chunked")
                .end("hello"));
    }

    private static void addEncoded(Map<String, Route> routes) {
        routes.put("/binary", x -> {
            byte[] all = new byte[256];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) i;
            }
            x.response().setHeader("Content-Type", "application/octet-stream").end(all);
        });
        routes.put("/utf8", x -> x.response().end("h\u00e9llo \u2603"));
        routes.put("/utf8-two", x -> writeAndEnd(x.response(), "h\u00e9", "\u2603"));
        routes.put("/latin1", x -> x.response().end("h\u00e9llo", StandardCharsets.ISO_8859_1));
        routes.put("/hex", x -> x.response().end(HexFormat.of().parseHex("68656c6c6f")));
        routes.put("/base64", x -> {
            x.response().write(Base64.getDecoder().decode("aGVs"));
            x.response().end(Base64.getDecoder().decode("bG8="));
        });
        routes.put(
                "/latin1-header",
                x -> x.response().setHeader("X-L", "caf\u00e9").end("h\u00e9"));
    }

    private static void addSized(Map<String, Route> routes) {
        routes.put("/large", x -> x.response().end(filled(x.number("n", 0), 'x')));
        routes.put("/large-writes", x -> {
            for (int i = x.number("n", 0); i > 0; i--) {
                x.response().write(KIB);
            }
            x.response().end();
        });
    }

    private static void addReading(Map<String, Route> routes) {
        routes.put("/noread", x -> x.response().end("noread"));
        routes.put(
                "/noread-close",
                x -> x.response().setHeader("Connection", "close").end("noread"));
        routes.put("/pause", x -> {
            x.request().pause();
            x.later(60, () -> {
                x.body(content -> x.response().end("got " + content.length()));
                x.request().resume();
            });
        });
        routes.put("/setencoding", BodyRoutes::decoded);
        routes.put("/respond-then-body", x -> {
            x.response().write("first");
            x.body(content -> x.response().end(" then " + content));
        });
    }

    private static void decoded(Exchange x) {
        StringBuilder text = new StringBuilder();
        x.request().setEncoding(StandardCharsets.UTF_8);
        x.request().on(IncomingMessage.TEXT, chunk -> {
            text.append(chunk);
            x.log().add("datatype", "string");
        });
        x.request().on(IncomingMessage.END, () -> x.json(200, Map.of("s", text)));
    }

    private static void writeAndEnd(ServerResponse response, String first, String last) {
        response.write(first);
        response.end(last);
    }

    private static byte[] filled(int length, char c) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) c);
        return bytes;
    }
}
