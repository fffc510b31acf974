package io.jackfield.benchmarks.parsers;

import io.jackfield.spi.parser.HeadBlock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A message that parsers read, the same bytes for all. It is made from its name, so that a fork needs to be told no more: one of
 * {@link #ALL}, or {@code fields-N-M} for a request of N field lines and about M bytes.
 *
 * @param name the name
 * @param kind what it is
 * @param bytes the whole message
 * @param chunked whether chunks follow the head
 */
record Message(String name, HeadBlock.Kind kind, byte[] bytes, boolean chunked) {
    static final String SMALL = "small request";
    static final String BROWSER = "browser request";
    static final String MANY_FIELDS = "request, 40 fields";
    static final String SMALL_RESPONSE = "small response";
    static final String RESPONSE = "response, 14 fields";
    static final String CHUNKED = "chunked body";
    static final List<String> ALL = List.of(SMALL, BROWSER, MANY_FIELDS, SMALL_RESPONSE, RESPONSE, CHUNKED);

    /** 1 MiB in chunks of 1 KiB. */
    static final int CHUNKS = 1024;

    private static final int CHUNK_SIZE = 1024;
    private static final String FIELDS = "fields-";

    /** The message of this name. */
    static Message named(String name) {
        return switch (name) {
            case SMALL -> request(name, "GET /plaintext HTTP/1.1", List.of("Host: localhost"));
            case BROWSER -> request(name, "GET /docs/guide/start?lang=en&theme=dark HTTP/1.1", browser());
            case MANY_FIELDS -> request(name, "GET /api/v1/orders/4711/items?limit=50 HTTP/1.1", manyFields());
            case SMALL_RESPONSE -> response(name, smallResponse());
            case RESPONSE -> response(name, richResponse());
            case CHUNKED -> chunkedUpload(name);
            default -> generated(name);
        };
    }

    /** The name of a request of so many field lines and about so many bytes. */
    static String ofSize(int fields, int bytes) {
        return FIELDS + fields + "-" + bytes;
    }

    private static List<String> browser() {
        return List.of(
                "Host: www.example.org",
                "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36",
                "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
                "Accept-Language: en-GB,en;q=0.7,de;q=0.3",
                "Accept-Encoding: gzip, deflate, br",
                "Referer: https://www.example.org/docs/",
                "Connection: keep-alive",
                "Cookie: sid=3f1c9a7e5b2d4860; consent=necessary; visited=1718031234; _ref=direct; ab=control-7c4e19f0b2d85a6; tz",
                "Upgrade-Insecure-Requests: 1",
                "Sec-Fetch-Dest: document",
                "Sec-Fetch-Mode: navigate",
                "Cache-Control: max-age=0");
    }

    private static List<String> manyFields() {
        return Stream.concat(
                        browser().stream(),
                        IntStream.range(0, 28)
                                .mapToObj(i -> "X-Request-Annotation-" + (char) ('A' + i % 26) + i + ": trace-id="
                                        + (7919 * i) + "; hop=" + i))
                .toList();
    }

    private static List<String> smallResponse() {
        return List.of(
                "Date: Sun, 06 Nov 1994 08:49:37 GMT",
                "Content-Type: text/plain",
                "Content-Length: 13",
                "Connection: keep-alive");
    }

    private static List<String> richResponse() {
        return List.of(
                "Server: example",
                "Date: Sun, 06 Nov 1994 08:49:37 GMT",
                "Content-Type: text/html; charset=utf-8",
                "Content-Length: 48213",
                "Connection: keep-alive",
                "Vary: Accept-Encoding, Accept-Language",
                "ETag: \"5f3e8a-bc55-61d2f1c3a9b40\"",
                "Last-Modified: Sat, 05 Nov 1994 10:02:11 GMT",
                "Cache-Control: public, max-age=600, stale-while-revalidate=60",
                "Content-Security-Policy: default-src 'self'; img-src 'self' data:; style-src 'self'",
                "Strict-Transport-Security: max-age=63072000; includeSubDomains",
                "X-Content-Type-Options: nosniff",
                "Set-Cookie: sid=3f1c9a7e5b2d4860; Path=/; Secure; HttpOnly; SameSite=Lax",
                "Accept-Ranges: bytes");
    }

    private static Message request(String name, String line, List<String> fields) {
        return new Message(name, HeadBlock.Kind.REQUEST, head(line, fields), false);
    }

    private static Message response(String name, List<String> fields) {
        return new Message(name, HeadBlock.Kind.RESPONSE, head("HTTP/1.1 200 OK", fields), false);
    }

    private static byte[] head(String line, List<String> fields) {
        return (line + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Message chunkedUpload(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head("PUT /upload HTTP/1.1", List.of("Host: localhost", "Transfer-Encoding: chunked")));
        byte[] data = "0123456789abcdef".repeat(CHUNK_SIZE / 16).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < CHUNKS; i++) {
            bytes.writeBytes((Integer.toHexString(CHUNK_SIZE) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(data);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return new Message(name, HeadBlock.Kind.REQUEST, bytes.toByteArray(), true);
    }

    /** The number of field lines that a name made by {@link #ofSize} tells. */
    static int fields(String name) {
        return Integer.parseInt(name.split("-")[1]);
    }

    /** Every field line has the same length, so that the whole has about the size asked for. */
    private static Message generated(String name) {
        int fields = fields(name);
        int bytes = Integer.parseInt(name.split("-")[2]);
        String line = "GET / HTTP/1.1";
        int perField = (bytes - line.length() - 4) / fields - 2;
        List<String> lines = IntStream.range(0, fields)
                .mapToObj(i -> {
                    String field = "X-F" + i + ": ";
                    return field + "v".repeat(Math.max(1, perField - field.length()));
                })
                .toList();
        return request(name, line, lines);
    }
}
