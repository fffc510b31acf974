package io.jackfield.metrics;

import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.metrics.Exposition.Family;
import java.util.List;

/** What an {@link AccessLogDTO} counts. */
final class LogFamilies {
    private static final List<Family<AccessLogDTO>> ALL = List.of(
            new Family<>(
                    "jackfield_access_log_written_total",
                    "counter",
                    "Lines that were written.",
                    LogFamilies::name,
                    each -> each.written),
            new Family<>(
                    "jackfield_access_log_dropped_total",
                    "counter",
                    "Lines that were dropped.",
                    LogFamilies::name,
                    each -> each.dropped),
            new Family<>(
                    "jackfield_access_log_waiting",
                    "gauge",
                    "Lines that wait to be written.",
                    LogFamilies::name,
                    each -> each.waiting));

    private LogFamilies() {}

    private static String name(AccessLogDTO each) {
        return Exposition.labels("log", each.pid);
    }

    static void add(Exposition text, List<AccessLogDTO> logs) {
        ALL.forEach(family -> text.rows(family, logs));
    }
}
