package io.jackfield.conformance.server;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.Url;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.conformance.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers every path with what arrived, and {@code /big?n=BYTES} with that many bytes at the client's pace. */
final class EveryPath implements RequestListener {
    private static final byte[] CHUNK = new byte[16 * 1024];

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        Url url = Url.parse(request.url());
        if ("/big".equals(url.pathname()) && url.queryValue("n") != null) {
            new Sender(response, Long.parseLong(url.queryValue("n"))).begin();
            return;
        }
        long[] length = {0};
        request.on(IncomingMessage.DATA, chunk -> length[0] += chunk.remaining());
        request.on(IncomingMessage.END, () -> {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("method", request.method());
            all.put("url", request.url());
            all.put("headers", request.headers().asMap());
            all.put("bodyLength", length[0]);
            response.setHeader("Content-Type", "application/json").end(JsonText.bytes(all));
        });
    }

    /** One large answer on its way. */
    private static final class Sender {
        private final ServerResponse response;
        private long left;

        Sender(ServerResponse response, long left) {
            this.response = response;
            this.left = left;
        }

        void begin() {
            response.setHeader("Content-Length", left).on(ServerResponse.DRAIN, this::send);
            send();
        }

        private void send() {
            boolean room = true;
            while (room && left >= CHUNK.length) {
                left -= CHUNK.length;
                room = response.write(CHUNK);
            }
            if (room && !response.finished()) {
                response.end(new byte[(int) left]);
                left = 0;
            }
        }
    }
}
