package io.jackfield.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * The requests of a load: small answers mostly, now and then a body that is sent back, by length and in chunks, and an answer of 20 kB.
 * They are what the demo's handler serves.
 */
final class Requests {
    private static final byte[] HELLO = ascii("Hello, World!");
    private static final byte[] BIG =
            ascii("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-\n".repeat(512));
    /** A prime, so that each of the round of connections comes to ask for everything. */
    private static final int ROUND = 29;

    private static final int BIG_LENGTH = 20_000;

    private final Request plain;
    private final Request last;
    private final Request relayed;
    private final Request big;
    private final Request lengthBody;
    private final Request chunkedBody;
    private final LoadPlan plan;
    private int count;

    /** What is sent, and what must come back. */
    record Request(byte[] bytes, Content expected) {}

    Requests(LoadPlan plan) {
        this.plan = plan;
        plain = get("/plaintext", "", Content.of(HELLO));
        last = get("/plaintext", "Connection: close\r\n", Content.of(HELLO));
        relayed = get("/relay/plaintext", "", Content.of(HELLO));
        big = big(BIG_LENGTH);
        byte[] body = ascii("the quick brown fox jumps over the lazy dog ".repeat(50));
        lengthBody = new Request(
                ascii("POST /mirror HTTP/1.1\r\nHost: load\r\nContent-Length: " + body.length + "\r\n\r\n"
                        + text(body)),
                Content.of(body));
        chunkedBody = new Request(chunked(text(body)), Content.of(body));
    }

    /** The next of the mix, for a kept-alive connection. */
    Request next() {
        int number = count++ % ROUND;
        if (plan.plainOnly) {
            return plain;
        }
        if (number == 0) {
            return lengthBody;
        }
        if (number == ROUND / 3) {
            return chunkedBody;
        }
        if (number == ROUND * 2 / 3) {
            return big;
        }
        return plan.relays && number % 4 == 3 ? relayed : plain;
    }

    /** For a connection that ends with its answer. */
    Request once(boolean serverCloses) {
        return serverCloses ? last : plain;
    }

    /** An answer of so many bytes. */
    static Request big(int length) {
        return get("/big?n=" + length, "", new Content(BIG, length));
    }

    private static Request get(String target, String fields, Content expected) {
        return new Request(ascii("GET " + target + " HTTP/1.1\r\nHost: load\r\n" + fields + "\r\n"), expected);
    }

    private static byte[] chunked(String body) {
        StringBuilder out =
                new StringBuilder("POST /mirror HTTP/1.1\r\nHost: load\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int from = 0; from < body.length(); ) {
            int length = Math.min(body.length() - from, 700);
            out.append(Integer.toHexString(length)).append("\r\n");
            out.append(body, from, from + length).append("\r\n");
            from += length;
        }
        return ascii(out.append("0\r\nX-End: yes\r\n\r\n").toString());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
