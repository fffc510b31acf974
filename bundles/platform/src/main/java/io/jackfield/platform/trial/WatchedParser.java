package io.jackfield.platform.trial;

import io.jackfield.platform.trial.LineReading.Cost;
import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * The current parser for one head, chunk line or trailer section that a trial reads along: does what the current one does, and tells a {@link
 * Reading} of it as soon as it is complete or refused, before the protocol hears of it. Made for each element; loop only.
 */
final class WatchedParser implements Parser {
    private final Parser current;
    private final ParserLimits limits;
    private final Consumer<Reading> sink;
    private long nanos;

    private byte[] first;
    private int from;
    private boolean linesSkipped;

    private LineReading.Start start;
    private ByteArrayOutputStream earlier;

    WatchedParser(Parser current, ParserLimits limits, Consumer<Reading> sink) {
        this.current = current;
        this.limits = limits;
        this.sink = sink;
    }

    @Override
    public boolean head(HeadBlock block) throws ProtocolException {
        return block(block, current::head);
    }

    @Override
    public boolean trailers(HeadBlock block) throws ProtocolException {
        return block(block, current::trailers);
    }

    private interface Step<T> {
        boolean read(T element) throws ProtocolException;
    }

    private boolean block(HeadBlock block, Step<HeadBlock> step) throws ProtocolException {
        if (first == null) {
            first = block.bytes();
            from = block.from();
        }
        int before = block.from();
        try {
            boolean complete = timed(step, block);
            linesSkipped |= block.from() > before;
            if (complete) {
                tell(block, null);
            }
            return complete;
        } catch (ProtocolException e) {
            linesSkipped |= block.from() > before;
            tell(block, e);
            throw e;
        }
    }

    /** A block that moved to another array left the empty lines before it behind: then nobody else can read the same. */
    private void tell(HeadBlock block, ProtocolException refusal) {
        boolean moved = block.bytes() != first;
        if (!moved || !linesSkipped) {
            sink.accept(new HeadReading(block, moved ? block.from() : from, limits, nanos, refusal));
        }
    }

    @Override
    public boolean chunkLine(ChunkLine line) throws ProtocolException {
        if (start == null) {
            start = LineReading.Start.of(line);
        }
        int begin = line.position();
        try {
            boolean complete = timed(current::chunkLine, line);
            if (complete) {
                tell(line, begin, null);
            } else {
                keep(line, begin, line.limit());
            }
            return complete;
        } catch (ProtocolException e) {
            tell(line, begin, e);
            throw e;
        }
    }

    private void keep(ChunkLine line, int begin, int end) {
        if (earlier == null) {
            earlier = new ByteArrayOutputStream();
        }
        earlier.write(line.bytes(), begin, end - begin);
    }

    private void tell(ChunkLine line, int begin, ProtocolException refusal) {
        int before = earlier == null ? 0 : earlier.size();
        int end = refusal == null ? Math.min(line.limit(), line.position() + Reading.BEHIND) : line.limit();
        keep(line, begin, end);
        LineReading.Result result =
                new LineReading.Result(before + line.position() - begin, line.size(), line.extensionBytes());
        sink.accept(new LineReading(start, earlier.toByteArray(), result, new Cost(limits, nanos, refusal)));
    }

    private <T> boolean timed(Step<T> step, T element) throws ProtocolException {
        long begun = System.nanoTime();
        try {
            return step.read(element);
        } finally {
            nanos += System.nanoTime() - begun;
        }
    }
}
