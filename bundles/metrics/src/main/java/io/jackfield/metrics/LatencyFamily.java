package io.jackfield.metrics;

import io.jackfield.api.runtime.LatencyDTO;
import java.math.BigDecimal;
import java.util.List;

/** The histograms of {@link LatencyDTO}s. */
final class LatencyFamily {
    private static final String NAME = "jackfield_request_duration_seconds";
    private static final double NANOS = 1e9;

    private LatencyFamily() {}

    static void add(Exposition text, List<LatencyDTO> latencies) {
        if (latencies.isEmpty()) {
            return;
        }
        text.family(NAME, "histogram", "From a request's head to the last byte of its answer.");
        latencies.forEach(each -> add(text, each));
    }

    private static void add(Exposition text, LatencyDTO each) {
        long sum = 0;
        for (int i = 0; i < each.buckets.length; i++) {
            sum += each.buckets[i];
            text.sample(NAME + "_bucket", labels(each, "le", bound(each, i)), sum);
        }
        text.sample(NAME + "_sum", labels(each), each.sum / NANOS);
        text.sample(NAME + "_count", labels(each), sum);
    }

    private static String bound(LatencyDTO each, int index) {
        return index == each.bounds.length
                ? "+Inf"
                : BigDecimal.valueOf(each.bounds[index], 9).stripTrailingZeros().toPlainString();
    }

    private static String labels(LatencyDTO each, String... more) {
        String labels = Exposition.labels(
                "server", each.server,
                "port", String.valueOf(each.port),
                "transport", each.transport,
                "parser", each.parser,
                "engine", each.engine,
                "status", each.status);
        return more.length == 0
                ? labels
                : labels.substring(0, labels.length() - 1) + ","
                        + Exposition.labels(more).substring(1);
    }
}
