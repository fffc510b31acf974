package io.jackfield.demo;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import java.util.Map;

/** Tells a client what arrived. The body is counted as it comes and not kept. */
final class Echo {
    private final IncomingMessage request;
    private final ServerResponse response;
    private long length;

    private Echo(IncomingMessage request, ServerResponse response) {
        this.request = request;
        this.response = response;
    }

    static void answer(IncomingMessage request, ServerResponse response) {
        Echo echo = new Echo(request, response);
        request.on(IncomingMessage.DATA, chunk -> echo.length += chunk.remaining());
        request.on(IncomingMessage.END, echo::end);
    }

    private void end() {
        Json json = new Json()
                .beginObject()
                .field("method", request.method())
                .field("url", request.url())
                .name("headers")
                .beginObject();
        for (Map.Entry<String, Object> header : request.headers().asMap().entrySet()) {
            json.field(header.getKey(), header.getValue());
        }
        json.endObject().field("bodyLength", length).endObject();
        response.setHeader("Content-Type", "application/json").end(json.toBytes());
    }
}
