package io.jackfield.demo;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.Url;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends as many bytes as are asked for, at the pace at which the client takes them. */
final class Big {
    private static final byte[] CHUNK = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-\n"
            .repeat(512)
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerResponse response;
    private long left;

    private Big(ServerResponse response, long bytes) {
        this.response = response;
        this.left = bytes;
    }

    static void answer(Url url, IncomingMessage request, ServerResponse response) {
        long bytes = number(url.query());
        if (bytes < 0) {
            Site.refuse(response, 400, "n must be a number of bytes: /big?n=1000000");
            return;
        }
        response.setHeader("Content-Type", "text/plain").setHeader("Content-Length", bytes);
        if (request.method().equals("HEAD")) {
            response.end();
            return;
        }
        Big big = new Big(response, bytes);
        response.on(ServerResponse.DRAIN, big::write);
        big.write();
    }

    /** Writes until told to wait; called again at each drain. */
    private void write() {
        while (left > CHUNK.length) {
            left -= CHUNK.length;
            if (!response.write(CHUNK) || response.destroyed()) {
                return;
            }
        }
        if (!response.finished()) {
            response.end(ByteBuffer.wrap(CHUNK, 0, (int) left));
        }
    }

    /** The value of {@code n}, or -1 if it is none. */
    private static long number(String query) {
        List<String> values = Url.parseQuery(query).getOrDefault("n", List.of());
        if (values.size() != 1 || !values.get(0).matches("[0-9]{1,18}")) {
            return -1;
        }
        return Long.parseLong(values.get(0));
    }
}
