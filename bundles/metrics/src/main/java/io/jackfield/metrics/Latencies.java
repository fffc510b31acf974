package io.jackfield.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** How long exchanges took, a {@link Histogram} for each port and class of statuses. Thread-safe. */
class Latencies {
    private static final String NAME = "jackfield_request_duration_seconds";
    private static final String NO_ANSWER = "none";

    private final Map<String, Histogram> histograms = new ConcurrentSkipListMap<>();

    /**
     * Counts an exchange that is over.
     *
     * @param port the port of ours that was asked
     * @param status of the answer; 0 if there was none
     */
    void took(int port, int status, long nanos) {
        String answer = status == 0 ? NO_ANSWER : status / 100 + "xx";
        histograms
                .computeIfAbsent("port=\"" + port + "\",status=\"" + answer + "\"", key -> new Histogram())
                .took(nanos);
    }

    /** Adds the family. */
    void add(Exposition text) {
        text.family(NAME, "histogram", "From a request's head to the last byte of its answer.");
        histograms.forEach((labels, histogram) -> histogram.add(text, NAME, labels));
    }
}
