package io.jackfield.platform.core;

import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.ClientSession;
import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.engine.Session;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ProtocolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A protocol for tests: each line is a message and is answered by the names of the protocol and of the parser that served it. A line that
 * begins with {@code hold} keeps its parser lease until {@code go}.
 */
record LineProtocol(String name, int ranking, AtomicInteger sessions) implements ProtocolFactory {
    LineProtocol(String name, int ranking) {
        this(name, ranking, new AtomicInteger());
    }

    @Override
    public Protocol newProtocol(Loop loop) {
        return new Protocol() {
            @Override
            public Session serve(Connection connection) {
                sessions.incrementAndGet();
                return new LineSession(name, connection);
            }

            @Override
            public ClientSession connect(Connection connection) {
                throw new UnsupportedOperationException("lines are served only");
            }
        };
    }

    private static final class LineSession implements Session {
        private final String protocol;
        private final Connection connection;
        private Lease<Parser> lease;

        LineSession(String protocol, Connection connection) {
            this.protocol = protocol;
            this.connection = connection;
        }

        @Override
        public void input() {
            int end;
            while ((end = lineEnd()) >= 0) {
                if (lease == null) {
                    lease = connection.parser();
                }
                if (lease == null) {
                    return;
                }
                if (!answer(line(end))) {
                    return;
                }
            }
        }

        /** Answers a line; false when another session has taken over. */
        private boolean answer(String line) {
            connection.input().skip(line.length() + 1);
            if (line.equals("hold")) {
                return true;
            }
            write(protocol + " " + lease.name() + " " + line + "\n");
            lease.release();
            lease = null;
            return connection.boundary();
        }

        private int lineEnd() {
            byte[] one = new byte[1];
            for (int i = 0; i < connection.input().length(); i++) {
                connection.input().peek(i, one, 0, 1);
                if (one[0] == '\n') {
                    return i;
                }
            }
            return -1;
        }

        private String line(int end) {
            byte[] bytes = new byte[end];
            connection.input().peek(0, bytes, 0, end);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        private void write(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            byte[] window = connection.channel().reserve(bytes.length);
            System.arraycopy(bytes, 0, window, connection.channel().offset(), bytes.length);
            connection.channel().commit(bytes.length);
            connection.flushSoon();
        }

        @Override
        public void inputEnded() {
            connection.closeAfterOutput();
        }

        @Override
        public void written() {
            // Lines are short: nothing waits for room.
        }

        @Override
        public void unavailable() {
            write("unavailable\n");
            connection.closeLingering();
        }

        @Override
        public boolean timedOut() {
            return false;
        }

        @Override
        public boolean idle() {
            return lease == null;
        }

        @Override
        public boolean holds(Lease<?> wanted) {
            return lease != null && lease == wanted;
        }

        @Override
        public boolean handBack() {
            return lease == null;
        }

        @Override
        public void closed(IOException cause) {
            if (lease != null) {
                lease.release();
                lease = null;
            }
        }
    }

    /** A parser that is only asked for its name. */
    static final Parser SILENT = new Parser() {
        @Override
        public boolean head(HeadBlock block) {
            throw new UnsupportedOperationException("lines are not parsed");
        }

        @Override
        public boolean chunkLine(io.jackfield.spi.parser.ChunkLine line) throws ProtocolException {
            throw new UnsupportedOperationException("lines are not parsed");
        }

        @Override
        public boolean trailers(HeadBlock block) {
            throw new UnsupportedOperationException("lines are not parsed");
        }
    };
}
