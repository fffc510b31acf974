package io.jackfield.access.log;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.runtime.Refusals;
import io.jackfield.platform.dispatch.Exchanges;
import java.io.IOException;
import java.util.Map;

/** Stands before all other filters, and makes an {@link Entry} of each exchange when it is over; {@link Writing} does the rest. */
final class AccessLog implements RequestFilter, AutoCloseable {
    private final Refusals refusals = new Refusals();
    private final Writing writing;

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
    public void filter(IncomingMessage request, ServerResponse response, RequestListener next) throws Exception {
        long start = System.nanoTime();
        long begun = System.currentTimeMillis();
        Entry.Peer peer = Entry.Peer.of(request.socket());
        Exchanges.whenOver(
                response, () -> writing.offer(Entry.of(peer, request, response, begun, System.nanoTime() - start)));
        next.on(request, response);
    }

    Refusals refusals() {
        return refusals;
    }

    @Override
    public void close() {
        writing.close();
    }
}
