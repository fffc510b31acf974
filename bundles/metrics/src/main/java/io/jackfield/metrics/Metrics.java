package io.jackfield.metrics;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.Switchboard;
import java.util.function.Supplier;

/** Answers with what the {@link Switchboard} knows, in Prometheus' text format 0.0.4. */
final class Metrics implements RequestListener {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<Switchboard> switchboard;

    /** @param switchboard where the platform is; may give null */
    Metrics(Supplier<Switchboard> switchboard) {
        this.switchboard = switchboard;
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        response.setHeader("Content-Type", TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.end(text());
    }

    /** All families. */
    String text() {
        Exposition text = new Exposition();
        Switchboard platform = switchboard.get();
        if (platform != null) {
            RuntimeDTO now = platform.runtime();
            PlatformFamilies.add(text, now);
            ListenerFamilies.add(text, now.listeners);
            TlsFamilies.add(text, now.listeners);
            StrategyFamilies.add(text, now);
            LogFamilies.add(text, now.accessLogs);
            LatencyFamily.add(text, now.latencies);
        }
        return text.toString();
    }
}
