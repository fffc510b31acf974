package io.jackfield.platform.trial;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ProtocolException;

/** A {@link Reading} of a chunk line, whose bytes were collected from the windows they came in. */
final class LineReading extends Reading {
    private final Start start;
    private final byte[] bytes;
    private final Result result;

    /** What a line begins with. */
    record Start(boolean afterData, int extensionBytes) {
        static Start of(ChunkLine line) {
            return new Start(line.afterData(), line.extensionBytes());
        }

        ChunkLine line() {
            ChunkLine line = new ChunkLine();
            if (afterData) {
                line.startAfterData();
            } else {
                line.startMessage();
            }
            line.extensionBytes(extensionBytes);
            return line;
        }
    }

    /** What a line is when complete. */
    record Result(int length, long size, int extensionBytes) {}

    LineReading(Start start, byte[] bytes, Result result, Cost cost) {
        super(cost.limits, cost.nanos, cost.refusal);
        this.start = start;
        this.bytes = bytes;
        this.result = result;
    }

    /** What every reading has. */
    record Cost(ParserLimits limits, long nanos, ProtocolException refusal) {}

    @Override
    String element() {
        return "chunk-line";
    }

    @Override
    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    int length() {
        return bytes.length;
    }

    @Override
    int weight() {
        return bytes.length;
    }

    @Override
    Attempt attempt(byte[] copy) {
        return new LineAttempt(copy);
    }

    private final class LineAttempt implements Attempt {
        private final ChunkLine theirs = start.line();
        private final byte[] copy;

        LineAttempt(byte[] copy) {
            this.copy = copy;
        }

        @Override
        public boolean read(Parser candidate, int cut) throws ProtocolException {
            theirs.window(copy, 0, cut > 0 ? cut : copy.length);
            if (candidate.chunkLine(theirs)) {
                return true;
            }
            if (cut == 0) {
                return false;
            }
            theirs.window(copy, cut, copy.length);
            return candidate.chunkLine(theirs);
        }

        @Override
        public Difference difference() {
            Result found = new Result(theirs.position(), theirs.size(), theirs.extensionBytes());
            if (found.length != result.length) {
                return Difference.told("end", result.length + " bytes", found.length + " bytes", true);
            }
            if (found.size != result.size) {
                return Difference.told("chunk size", result.size + "", found.size + "", true);
            }
            if (found.extensionBytes != result.extensionBytes) {
                return Difference.told(
                        "chunk extensions", result.extensionBytes + " bytes", found.extensionBytes + " bytes", false);
            }
            return null;
        }
    }
}
