package io.jackfield.access.log;

import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.api.runtime.Refusals;
import io.jackfield.platform.observe.SeenExchange;
import io.jackfield.platform.observe.SeenRefusal;
import io.jackfield.platform.observe.ServerObserver;
import java.io.IOException;
import java.util.Map;

/** Makes an {@link Entry} of each exchange that is over and of each request that was refused; {@link Writing} does the rest. */
final class AccessLog implements ServerObserver, AutoCloseable {
    private final Refusals refusals = new Refusals();
    private final Writing writing;
    private volatile Concern concern = Concern.ALL;

    /** Begins with a configuration; one that can not be meant is kept with the refusals, and lines go nowhere until it is corrected. */
    AccessLog(Map<String, ?> configuration) {
        writing = new Writing(AccessLogSettings.pid(configuration));
        configure(configuration);
    }

    /** Puts another configuration in force, lines that wait included; one that can not be meant is refused, and the old one stays. */
    void configure(Map<String, ?> configuration) {
        refusals.follow(AccessLogSettings.pid(configuration), () -> follow(configuration));
    }

    private void follow(Map<String, ?> configuration) {
        AccessLogSettings settings = AccessLogSettings.of(configuration);
        writing.follow(settings.format(), sink(settings, AccessLogSettings.pid(configuration)), settings.queue());
        concern = settings.concern();
    }

    private static Sink sink(AccessLogSettings settings, String pid) {
        if (settings.file() == null) {
            return new LoggerSink(settings.logger());
        }
        try {
            return new FileSink(settings.file(), settings.maxSize(), settings.maxFiles());
        } catch (IOException e) {
            throw new IllegalArgumentException(pid + ": file can not be opened: " + e, e);
        }
    }

    @Override
    public void over(SeenExchange exchange) {
        offer(Entry.of(exchange));
    }

    @Override
    public void refused(SeenRefusal refusal) {
        // one that had begun is told to be over by itself
        if (refusal.exchange() == null) {
            offer(Entry.of(refusal));
        }
    }

    private void offer(Entry entry) {
        if (concern.with(entry.peer().server(), entry.asked().target())) {
            writing.offer(entry);
        }
    }

    /** What was written and dropped so far. */
    AccessLogDTO report() {
        return writing.report();
    }

    Refusals refusals() {
        return refusals;
    }

    @Override
    public void close() {
        writing.close();
    }
}
