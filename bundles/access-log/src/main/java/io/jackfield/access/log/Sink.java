package io.jackfield.access.log;

import java.io.Closeable;
import java.io.IOException;

/** Where lines go. Used by the writing thread only. */
interface Sink extends Closeable {
    /**
     * Takes a line.
     *
     * @param line without its end; of ASCII; the caller's
     */
    void write(CharSequence line) throws IOException;

    /** No line follows at once: what was taken becomes visible. */
    void flush() throws IOException;

    @Override
    void close() throws IOException;
}
