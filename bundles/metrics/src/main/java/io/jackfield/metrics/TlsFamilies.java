package io.jackfield.metrics;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.metrics.Exposition.Family;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How the handshakes of a {@link ListenerDTO} with TLS go; {@link ListenerFamilies} has the rest of it. */
final class TlsFamilies {
    private static final String COUNTER = "counter";
    private static final String GAUGE = "gauge";

    private static final List<Family<ListenerDTO>> ALL = List.of(
            family("total", COUNTER, "TLS handshakes that ended well.", each -> each.handshakes),
            family("resumed_total", COUNTER, "Those with a session of before.", each -> each.handshakesResumed),
            family("running", GAUGE, "TLS handshakes under way.", each -> each.handshakesRunning),
            family("waiting", GAUGE, "TLS handshakes that wait to begin.", each -> each.handshakesWaiting));

    private static final Family<Failed> FAILED = new Family<>(
            "jackfield_tls_handshake_failures_total",
            COUNTER,
            "TLS handshakes that failed, by reason.",
            Failed::labels,
            Failed::count);

    private TlsFamilies() {}

    /** Handshakes that failed for one reason. */
    private record Failed(ListenerDTO listener, String reason, long count) {
        String labels() {
            return Exposition.labels(
                    "server",
                    listener.server,
                    "host",
                    listener.host,
                    "port",
                    String.valueOf(listener.port),
                    "reason",
                    reason);
        }
    }

    private static Family<ListenerDTO> family(
            String name, String type, String help, ToDoubleFunction<ListenerDTO> value) {
        return new Family<>("jackfield_tls_handshakes_" + name, type, help, ListenerFamilies::address, value);
    }

    static void add(Exposition text, List<ListenerDTO> listeners) {
        List<ListenerDTO> secure = listeners.stream()
                .filter(each -> !each.tls.isEmpty() || each.handshakes + each.handshakeFailures > 0)
                .toList();
        ALL.forEach(family -> text.rows(family, secure));
        text.rows(FAILED, secure.stream().flatMap(TlsFamilies::failed).toList());
    }

    private static Stream<Failed> failed(ListenerDTO each) {
        return Stream.of(
                new Failed(each, "refused", each.handshakesRefused),
                new Failed(each, "late", each.handshakesTimedOut),
                new Failed(each, "cut", each.handshakesCut),
                new Failed(each, "untrusted", each.handshakesUntrusted),
                new Failed(each, "unserved", each.handshakesUnserved),
                new Failed(each, "broken", each.handshakesBroken));
    }
}
