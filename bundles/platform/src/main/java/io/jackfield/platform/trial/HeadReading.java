package io.jackfield.platform.trial;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ProtocolException;
import java.util.Arrays;
import java.util.Locale;

/** A {@link Reading} of a head or trailer section. Keeps the block itself, which is read-only once it is complete: the loop copies nothing. */
final class HeadReading extends Reading {
    private final HeadBlock block;
    private final int from;
    private final int to;

    /**
     * @param block complete, or refused
     * @param from where the element began, perhaps with empty lines before the block's own beginning
     */
    HeadReading(HeadBlock block, int from, ParserLimits limits, long nanos, ProtocolException refusal) {
        super(limits, nanos, refusal);
        this.block = block;
        this.from = from;
        this.to = refusal == null ? Math.min(block.limit(), block.position() + BEHIND) : block.limit();
    }

    @Override
    String element() {
        return block.kind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    byte[] bytes() {
        return Arrays.copyOfRange(block.bytes(), from, to);
    }

    @Override
    int length() {
        return to - from;
    }

    @Override
    int weight() {
        return block.bytes().length;
    }

    @Override
    Attempt attempt(byte[] copy) {
        return new HeadAttempt(copy);
    }

    private final class HeadAttempt implements Attempt {
        private final HeadBlock theirs = new HeadBlock(block.kind());
        private final int length;

        HeadAttempt(byte[] copy) {
            length = copy.length;
            theirs.window(copy, 0, length);
        }

        @Override
        public boolean read(Parser candidate, int cut) throws ProtocolException {
            if (cut > 0) {
                theirs.limit(cut);
                if (once(candidate)) {
                    return true;
                }
                theirs.limit(length);
            }
            return once(candidate);
        }

        private boolean once(Parser candidate) throws ProtocolException {
            return block.kind() == HeadBlock.Kind.TRAILERS ? candidate.trailers(theirs) : candidate.head(theirs);
        }

        @Override
        public Difference difference() {
            return same() ? null : Difference.of(block, theirs);
        }

        private boolean same() {
            try {
                return block.sameAs(theirs);
            } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
                // the candidate recorded what can not be: the description says so
                return false;
            }
        }
    }
}
