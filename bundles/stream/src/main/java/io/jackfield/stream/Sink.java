package io.jackfield.stream;

import io.jackfield.spi.buffer.Slice;

/** Takes what a readable stream delivers beside its listeners: a pipe or a Java view. Called on the stream's loop. */
interface Sink {
    /** A chunk, borrowed: whoever keeps it retains it. */
    void data(Slice chunk);

    /** Everything was delivered; just before {@code END} is emitted. */
    void end();
}
