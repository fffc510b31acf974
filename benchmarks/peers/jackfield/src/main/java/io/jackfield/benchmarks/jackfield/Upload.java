package io.jackfield.benchmarks.jackfield;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import java.nio.ByteBuffer;

/** Reads what is sent and tells how much it was. */
final class Upload {
    private static final int ROOM = 65536;

    private final IncomingMessage request;
    private final ByteBuffer read = ByteBuffer.allocate(ROOM);
    private long length;

    private Upload(IncomingMessage request) {
        this.request = request;
    }

    static void count(IncomingMessage request, ServerResponse response) {
        Upload upload = new Upload(request);
        request.on(IncomingMessage.READABLE, upload::read);
        request.on(IncomingMessage.END, () -> response.setHeader("Content-Type", "text/plain")
                .end(String.valueOf(upload.length)));
    }

    private void read() {
        for (int n = request.read(read.clear()); n > 0; n = request.read(read.clear())) {
            length += n;
        }
    }
}
