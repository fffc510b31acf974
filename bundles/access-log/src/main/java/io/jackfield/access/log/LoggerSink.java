package io.jackfield.access.log;

import java.lang.System.Logger.Level;

/** Lines that become messages of a {@link System.Logger}, at INFO. */
final class LoggerSink implements Sink {
    private final System.Logger logger;

    LoggerSink(String name) {
        logger = System.getLogger(name);
    }

    @Override
    public void write(CharSequence line) {
        logger.log(Level.INFO, line.toString());
    }

    @Override
    public void flush() {
        // the logger's matter
    }

    @Override
    public void close() {
        // it is nobody's
    }
}
