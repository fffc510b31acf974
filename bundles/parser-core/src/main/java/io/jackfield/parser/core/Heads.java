package io.jackfield.parser.core;

import io.jackfield.spi.parser.HeadBlock;

/** The beginning and the end of a block's life in a parser; {@link Phase} holds what lies between. */
final class Heads {
    private Heads() {}

    /** Whether the start line is not complete; refuses a block that is complete or was refused. */
    static boolean inStartLine(HeadBlock block) {
        int phase = block.phase();
        if (phase >= Phase.DONE) {
            throw new IllegalStateException("the block was completed or refused already");
        }
        return phase < Phase.LINE;
    }

    /** Prepares a block for a trailer section, which has no start line. */
    static void startTrailers(HeadBlock block) {
        if (inStartLine(block)) {
            block.phase(Phase.LINE);
        }
    }

    /** Notes that nothing can be read into the block any more. */
    static void refuse(HeadBlock block) {
        block.phase(Phase.REFUSED);
    }
}
