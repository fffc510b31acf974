package io.jackfield.benchmarks.jackfield;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;

/** Reads what is sent and tells how much it was. */
final class Upload {
    private long length;

    static void count(IncomingMessage request, ServerResponse response) {
        Upload upload = new Upload();
        request.on(IncomingMessage.DATA, chunk -> upload.length += chunk.remaining());
        request.on(IncomingMessage.END, () -> response.setHeader("Content-Type", "text/plain")
                .end(String.valueOf(upload.length)));
    }
}
