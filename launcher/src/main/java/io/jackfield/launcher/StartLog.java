package io.jackfield.launcher;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Holds back what is logged while the framework starts: a start that fails is told in one line, and what was logged about the same thing would
 * only hide it. Once the start succeeded the records are written.
 */
final class StartLog implements Filter {
    /** Each record once, however many handlers ask. */
    private final Set<LogRecord> held = new LinkedHashSet<>();

    private boolean holding = true;

    private StartLog() {}

    /** Begins to hold back. */
    static StartLog begin() {
        StartLog log = new StartLog();
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFilter(log);
        }
        return log;
    }

    @Override
    public synchronized boolean isLoggable(LogRecord each) {
        if (holding) {
            held.add(each);
        }
        return !holding;
    }

    /** The start succeeded: writes what was held back, and holds back no more. */
    void release() {
        List<LogRecord> records;
        synchronized (this) {
            holding = false;
            records = List.copyOf(held);
            held.clear();
        }
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFilter(null);
            records.forEach(handler::publish);
        }
    }
}
