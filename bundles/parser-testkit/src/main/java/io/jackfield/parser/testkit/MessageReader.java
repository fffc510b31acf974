package io.jackfield.parser.testkit;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in for a connection: calls the parser as bytes arrive from a {@link Delivery} and writes down what comes out.
 *
 * <pre>
 *   HEAD -+-> LENGTH -------------------------------+-> HEAD ...
 *         +-> CHUNK_LINE &lt;-> CHUNK_DATA             |
 *         |      +-> TRAILERS ----------------------+
 *         +-> UNTIL_CLOSE
 *   any -> REFUSED
 * </pre>
 */
final class MessageReader {
    private enum State {
        HEAD,
        LENGTH,
        CHUNK_LINE,
        CHUNK_DATA,
        TRAILERS,
        UNTIL_CLOSE,
        REFUSED
    }

    private final Parser parser;
    private final ParserCase.Kind kind;
    private final Delivery delivery;
    private final List<String> events = new ArrayList<>();
    private final ChunkLine line = new ChunkLine();
    private final MiniFraming framing = new MiniFraming();

    private State state;
    private HeadBlock block;
    private long left;
    private int at;

    MessageReader(Parser parser, ParserCase.Kind kind, Delivery delivery) {
        this.parser = parser;
        this.kind = kind;
        this.delivery = delivery;
        state = switch (kind) {
            case CHUNKED -> State.CHUNK_LINE;
            case TRAILERS -> State.TRAILERS;
            default -> State.HEAD;
        };
        line.startMessage();
    }

    /** Reads as far as the bytes before {@code end} go. */
    void arrive(int end) {
        delivery.arrive(end);
        try {
            boolean going = true;
            while (going) {
                going = step();
            }
        } catch (ProtocolException e) {
            int offset = delivery.inInput(e.offset());
            events.add("refused " + e.code() + " " + e.status() + " at " + offset);
            if (offset < 0 || offset >= delivery.arrived()) {
                events.add("violation: the offset is outside the bytes that arrived");
            }
            if (state == State.CHUNK_LINE ? !refusesAgain(line) : !refusesAgain(block)) {
                events.add("violation: a refused element was read on");
            }
            state = State.REFUSED;
        }
    }

    /** Ends the reading and tells what happened. */
    List<String> finish() {
        boolean between = state == State.HEAD && block == null && at == delivery.length();
        if (state != State.REFUSED && state != State.UNTIL_CLOSE && !(between && !events.isEmpty())) {
            events.add("more");
        }
        if (!delivery.isIntact()) {
            events.add("violation: the bytes that arrived were changed");
        }
        return events;
    }

    private boolean step() throws ProtocolException {
        switch (state) {
            case HEAD:
                return head();
            case TRAILERS:
                return trailers();
            case CHUNK_LINE:
                return chunkLine();
            case LENGTH, CHUNK_DATA:
                return data();
            default:
                return false;
        }
    }

    private boolean head() throws ProtocolException {
        boolean request = kind == ParserCase.Kind.REQUEST;
        if (!fill(request ? HeadBlock.Kind.REQUEST : HeadBlock.Kind.RESPONSE)) {
            return false;
        }
        if (!isComplete(parser.head(block))) {
            return false;
        }
        String version = " " + block.major() + "." + block.minor();
        events.add(
                request
                        ? "request " + Escapes.encode(block.method() + " " + block.target()) + version
                        : "response " + block.status() + version + " \"" + Escapes.encode(block.reason()) + '"');
        fields("field ");
        left = framing.length(block);
        state = left == MiniFraming.CHUNKED
                ? State.CHUNK_LINE
                : left == MiniFraming.UNTIL_CLOSE ? State.UNTIL_CLOSE : left > 0 ? State.LENGTH : State.HEAD;
        line.startMessage();
        block = null;
        if (left == 0) {
            done();
        }
        return true;
    }

    private boolean trailers() throws ProtocolException {
        if (!fill(HeadBlock.Kind.TRAILERS) || !isComplete(parser.trailers(block))) {
            return false;
        }
        fields("trailer ");
        block = null;
        done();
        return kind != ParserCase.Kind.TRAILERS && kind != ParserCase.Kind.CHUNKED;
    }

    private void done() {
        events.add("done " + at);
        boolean ended = kind == ParserCase.Kind.TRAILERS || kind == ParserCase.Kind.CHUNKED;
        state = ended ? State.UNTIL_CLOSE : State.HEAD;
    }

    private void fields(String word) {
        for (int i = 0; i < block.fieldCount(); i++) {
            events.add((word + Escapes.encode(block.name(i)) + ": " + Escapes.encode(block.value(i))).stripTrailing());
        }
    }

    /** Gives the block what has arrived; returns false if there is nothing for it yet. */
    private boolean fill(HeadBlock.Kind blockKind) {
        if (block != null) {
            int from = delivery.inInput(block.from());
            if (delivery.show(from)) {
                block.relocate(delivery.window(), delivery.inWindow(from), delivery.inWindow(delivery.arrived()));
            } else {
                block.limit(delivery.inWindow(delivery.arrived()));
            }
            return true;
        }
        if (at == delivery.arrived()) {
            return false;
        }
        delivery.show(at);
        block = new HeadBlock(blockKind);
        block.window(delivery.window(), delivery.inWindow(at), delivery.inWindow(delivery.arrived()));
        return true;
    }

    private boolean isComplete(boolean complete) {
        if (block.position() > block.limit() || block.from() > block.position()) {
            events.add("violation: the position is outside the window");
        }
        if (complete) {
            at = delivery.inInput(block.position());
            if (!refusesAgain(block)) {
                events.add("violation: a complete element was read on");
            }
        }
        return complete;
    }

    private boolean chunkLine() throws ProtocolException {
        if (at == delivery.arrived()) {
            return false;
        }
        delivery.show(at);
        line.window(delivery.window(), delivery.inWindow(at), delivery.inWindow(delivery.arrived()));
        boolean complete = parser.chunkLine(line);
        if (line.position() > line.limit() || (!complete && line.position() < line.limit())) {
            events.add("violation: an unfinished chunk line must take every byte of its window");
        }
        at = delivery.inInput(line.position());
        if (!complete) {
            return false;
        }
        events.add("chunk " + line.size());
        left = line.size();
        state = left == 0 ? State.TRAILERS : State.CHUNK_DATA;
        return true;
    }

    private boolean data() {
        int taken = (int) Math.min(left, delivery.arrived() - at);
        at += taken;
        left -= taken;
        if (left > 0) {
            return false;
        }
        if (state == State.LENGTH) {
            done();
        } else {
            line.startAfterData();
            state = State.CHUNK_LINE;
        }
        return true;
    }

    private boolean refusesAgain(HeadBlock given) {
        try {
            if (given.kind() == HeadBlock.Kind.TRAILERS) {
                parser.trailers(given);
            } else {
                parser.head(given);
            }
            return false;
        } catch (IllegalStateException expected) {
            return true;
        } catch (ProtocolException e) {
            return false;
        }
    }

    private boolean refusesAgain(ChunkLine given) {
        try {
            parser.chunkLine(given);
            return false;
        } catch (IllegalStateException expected) {
            return true;
        } catch (ProtocolException e) {
            return false;
        }
    }
}
