package io.jackfield.whiteboard.jdk;

import io.jackfield.api.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * The content of a response, held to the length that was announced. What is written in small pieces is gathered; a writer waits while the
 * client does not read.
 */
final class ResponseBody extends OutputStream {
    private static final int GATHERED = 8 * 1024;
    private static final int PIECE = 64 * 1024;
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final ServerResponse response;
    private final OutputStream stream;
    private byte[] gathered;
    private int count;
    private long left;
    private boolean begun;
    private boolean dropped;
    private boolean ended;

    /** On the loop. */
    ResponseBody(ServerResponse response) {
        this.response = response;
        this.stream = response.outputStream();
    }

    /**
     * The head was rendered.
     *
     * @param length the bytes that must follow, or {@link Exchange#CHUNKED}
     */
    void begin(long length) {
        begun = true;
        left = length == Exchange.CHUNKED ? UNKNOWN : length;
    }

    /**
     * The head was rendered, and nothing follows.
     *
     * @param drops whether the handler may write all the same, as for GET
     */
    void none(boolean drops) throws IOException {
        begun = true;
        dropped = drops;
        end();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        if (!begun) {
            throw new IOException("response headers not sent yet");
        }
        if (dropped || length == 0) {
            return;
        }
        if (length > left) {
            throw new IOException("too many bytes to write to stream: " + left + " are left, not " + length);
        }
        if (ended) {
            throw new IOException("stream is closed");
        }
        gather(source, offset, length);
        if (left != UNKNOWN) {
            left -= length;
        }
        if (left == 0) {
            end();
        }
    }

    private void gather(byte[] source, int offset, int length) throws IOException {
        if (length > GATHERED - count) {
            pass();
        }
        if (length >= GATHERED) {
            for (int done = 0; done < length; done += PIECE) {
                stream.write(source, offset + done, Math.min(PIECE, length - done));
            }
            return;
        }
        if (gathered == null) {
            gathered = new byte[Math.max(512, Math.min(GATHERED, length))];
        }
        if (gathered.length < count + length) {
            gathered = Arrays.copyOf(gathered, GATHERED);
        }
        System.arraycopy(source, offset, gathered, count, length);
        count += length;
    }

    private void pass() throws IOException {
        if (count > 0) {
            stream.write(gathered, 0, count);
            count = 0;
        }
    }

    /** Sends what was gathered; the head, if there is nothing yet. */
    @Override
    public void flush() throws IOException {
        if (begun && !ended) {
            if (count > 0) {
                pass();
            } else {
                response.flushHeaders();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (!begun || ended) {
            return;
        }
        if (left != UNKNOWN && left > 0) {
            ended = true;
            response.destroy();
            throw new IOException("insufficient bytes written: " + left + " are missing");
        }
        end();
    }

    private void end() throws IOException {
        if (!ended) {
            ended = true;
            pass();
            stream.close();
        }
    }
}
