package io.jackfield.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Reads the answers of one connection from bytes cut anywhere, and compares each with what was expected.
 *
 * <pre>
 *   head --(Content-Length)--> body --> answered --> head
 *   head --(chunked)--> size line --> body --> size line ... last chunk --> trailers --> answered
 * </pre>
 */
final class ResponseReader {
    private static final int HEAD_MOST = 65_536;

    private enum State {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK_END,
        TRAILERS,
        ANSWERED
    }

    private final byte[] piece = new byte[8192];
    private final StringBuilder text = new StringBuilder();
    private State state = State.HEAD;
    private boolean chunked;
    private boolean last;
    private int status;
    private boolean right;
    private long position;
    private long left;

    /** What an answer came to. */
    interface Answers {
        /** The request that is answered next, or null when none was sent. */
        Exchange current();

        /** It is answered; {@code false} when it was told that the connection ends, and nothing more is read. */
        boolean answered(int status, boolean right, boolean last);
    }

    /** Whether an answer has begun and is not complete. */
    boolean inside() {
        return state != State.HEAD || text.length() > 0;
    }

    /** Reads what is there. Throws {@link IllegalStateException} with what is wrong when it is no HTTP. */
    void read(ByteBuffer in, Answers answers) {
        boolean on = true;
        while (on && in.hasRemaining()) {
            on = step(in, answers);
        }
    }

    private boolean step(ByteBuffer in, Answers answers) {
        if (state == State.BODY) {
            body(in, answers.current().expected);
        } else if (line(in)) {
            line(answers);
        }
        if (state == State.BODY && left == 0) {
            state = chunked ? State.CHUNK_END : State.ANSWERED;
        }
        if (state == State.ANSWERED) {
            state = State.HEAD;
            right &= position == answers.current().expected.length();
            return answers.answered(status, right, last);
        }
        return true;
    }

    private void body(ByteBuffer in, Content expected) {
        int count = (int) Math.min(Math.min(in.remaining(), left), piece.length);
        in.get(piece, 0, count);
        right &= expected.matches(position, piece, count);
        position += count;
        left -= count;
    }

    /** Takes a line, or a whole head, into the text; true when it is complete. */
    private boolean line(ByteBuffer in) {
        while (in.hasRemaining()) {
            char c = (char) (in.get() & 0xff);
            text.append(c);
            if (c == '\n' && (state != State.HEAD || endsHead())) {
                return true;
            }
            if (text.length() > HEAD_MOST) {
                throw new IllegalStateException("a head or line of more than " + HEAD_MOST + " bytes");
            }
        }
        return false;
    }

    private boolean endsHead() {
        int length = text.length();
        return length >= 4 && text.charAt(length - 3) == '\n' && text.charAt(length - 2) == '\r';
    }

    private void line(Answers answers) {
        String read = text.toString();
        text.setLength(0);
        switch (state) {
            case HEAD -> head(read, answers);
            case CHUNK_SIZE -> chunkSize(read.strip());
            case CHUNK_END -> {
                require(read.equals("\r\n"), "no line end behind a chunk");
                state = State.CHUNK_SIZE;
            }
            default -> {
                if (read.equals("\r\n")) {
                    state = State.ANSWERED;
                }
            }
        }
    }

    private void chunkSize(String line) {
        left = Long.parseLong(line, 16);
        state = left == 0 ? State.TRAILERS : State.BODY;
    }

    private void head(String head, Answers answers) {
        require(
                head.startsWith("HTTP/1.1 "),
                "no status line: " + head.lines().findFirst().orElse(""));
        require(answers.current() != null, "an answer that nobody asked for: " + head);
        status = Integer.parseInt(head.substring(9, 12));
        if (status < 200) {
            return;
        }
        right = status == 200;
        position = 0;
        chunked = false;
        last = false;
        left = 0;
        head.lines().skip(1).forEach(this::field);
        state = chunked ? State.CHUNK_SIZE : State.BODY;
    }

    private void field(String line) {
        String field = line.toLowerCase(Locale.ROOT);
        if (field.startsWith("content-length:")) {
            left = Long.parseLong(field.substring(15).strip());
        } else if (field.startsWith("transfer-encoding:")) {
            chunked = field.contains("chunked");
        } else if (field.startsWith("connection:")) {
            last = field.contains("close");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
