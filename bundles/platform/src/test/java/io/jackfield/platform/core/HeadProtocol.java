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

/** A protocol for tests: each request head, which must come in one piece, is answered by its target, or by the code of its refusal. */
record HeadProtocol() implements ProtocolFactory {
    @Override
    public String name() {
        return "heads";
    }

    @Override
    public int ranking() {
        return 0;
    }

    @Override
    public Protocol newProtocol(Loop loop) {
        return new Protocol() {
            @Override
            public Session serve(Connection connection) {
                return new HeadSession(connection);
            }

            @Override
            public ClientSession connect(Connection connection) {
                throw new UnsupportedOperationException("heads are served only");
            }
        };
    }

    private record HeadSession(Connection connection) implements Session {
        @Override
        public void input() {
            byte[] bytes = new byte[connection.input().length()];
            connection.input().peek(0, bytes, 0, bytes.length);
            int from = 0;
            while (from < bytes.length) {
                from = read(bytes, from);
            }
            connection.input().skip(bytes.length);
            connection.boundary();
        }

        private int read(byte[] bytes, int from) {
            HeadBlock block = new HeadBlock(HeadBlock.Kind.REQUEST);
            block.window(bytes, from, bytes.length);
            Lease<Parser> lease = connection.parser();
            try {
                lease.get().head(block);
                write(block.target() + "\n");
                return block.position();
            } catch (ProtocolException e) {
                write(e.code() + "\n");
                return bytes.length;
            } finally {
                lease.release();
            }
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
            // Answers are short: nothing waits for room.
        }

        @Override
        public void unavailable() {
            connection.close();
        }

        @Override
        public boolean timedOut() {
            return false;
        }

        @Override
        public boolean idle() {
            return true;
        }

        @Override
        public boolean holds(Lease<?> lease) {
            return false;
        }

        @Override
        public boolean handBack() {
            return true;
        }

        @Override
        public void closed(IOException cause) {
            // Nothing is held.
        }
    }
}
