package io.jackfield.stream;

import io.jackfield.api.stream.Duplex;
import io.jackfield.api.stream.Readable;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayDeque;
import java.util.List;

/** Two streams, each giving what was written to the other, with backpressure: a connection within the process. */
public final class DuplexPair {
    private DuplexPair() {}

    /**
     * Makes a pair.
     *
     * @param loop where both live
     * @return two streams
     */
    public static List<Duplex> on(Loop loop) {
        End one = new End(loop);
        End other = new End(loop);
        one.peer = other;
        other.peer = one;
        return List.of(one, other);
    }

    private static final class End extends DuplexStream {
        private final Loop loop;
        private final ArrayDeque<Slice> unsent = new ArrayDeque<>();
        private End peer;
        private boolean blocked;

        End(Loop loop) {
            this.loop = loop;
        }

        @Override
        public Loop loop() {
            return loop;
        }

        @Override
        protected void transmit(List<Slice> chunks) {
            unsent.addAll(chunks);
            send();
        }

        private void send() {
            while (!unsent.isEmpty()) {
                if (!peer.push(unsent.remove()) && !unsent.isEmpty() && !peer.destroyed()) {
                    blocked = true;
                    return;
                }
            }
            blocked = !peer.destroyed() && peer.readableLength() >= peer.readableHighWaterMark();
            if (!blocked) {
                written(null);
            }
        }

        @Override
        protected void demand(boolean more) {
            if (more && peer.blocked) {
                peer.blocked = false;
                loop.nextTick(peer::send);
            }
        }

        @Override
        protected void finalizing() {
            peer.once(Readable.END, () -> finalized(null));
            peer.pushEnd();
        }

        @Override
        protected void destroying(Exception error) {
            unsent.forEach(Slice::release);
            unsent.clear();
            if (!peer.endEmitted()) {
                peer.pushEnd();
            }
            if (peer.blocked) {
                peer.blocked = false;
                loop.nextTick(peer::send);
            }
            closed(error);
        }
    }
}
