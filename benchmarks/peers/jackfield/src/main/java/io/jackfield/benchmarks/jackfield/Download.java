package io.jackfield.benchmarks.jackfield;

import io.jackfield.api.ServerResponse;
import java.nio.ByteBuffer;

/** Sends chunks of 64 KiB, of unknown number, at the pace at which they are taken. */
final class Download {
    private static final int CHUNK = 65536;
    private static final ByteBuffer BYTES = ByteBuffer.allocateDirect(CHUNK);

    private final ServerResponse response;
    private long left;

    private Download(ServerResponse response, long bytes) {
        this.response = response;
        left = bytes;
    }

    static void send(ServerResponse response, long bytes) {
        Download download = new Download(response, bytes);
        response.setHeader("Content-Type", "application/octet-stream");
        response.on(ServerResponse.DRAIN, download::write);
        download.write();
    }

    private void write() {
        while (left > 0) {
            left -= CHUNK;
            if (!response.write(BYTES)) {
                return;
            }
        }
        response.end();
    }
}
