package io.jackfield.metrics;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.metrics.Exposition.Family;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a {@link ListenerDTO} counts, and which generations serve it. */
final class ListenerFamilies {
    private static final String COUNTER = "counter";
    private static final String GAUGE = "gauge";

    private static final List<Family<ListenerDTO>> ALL = List.of(
            family("up", GAUGE, "Whether it listens.", each -> each.state.equals("listening") ? 1 : 0),
            family("connections", GAUGE, "Open connections.", each -> each.connections),
            family("accepted_total", COUNTER, "Connections accepted.", each -> each.accepted),
            family("requests_total", COUNTER, "Requests whose head was received.", each -> each.requests),
            family("errors_total", COUNTER, "Requests refused, or broken by the peer.", each -> each.errors),
            family("parked", GAUGE, "Requests that wait for a strategy or handler.", each -> each.parked),
            family("failed_total", COUNTER, "Requests without a right answer, by our fault.", each -> each.failed),
            family("retired_total", COUNTER, "Connections ended by a swap, announced.", each -> each.retired),
            new Family<>(
                    "jackfield_listener_info",
                    GAUGE,
                    "The generations in force.",
                    ListenerFamilies::generations,
                    each -> 1));

    private ListenerFamilies() {}

    private static Family<ListenerDTO> family(
            String name, String type, String help, ToDoubleFunction<ListenerDTO> value) {
        return new Family<>("jackfield_listener_" + name, type, help, ListenerFamilies::address, value);
    }

    static String address(ListenerDTO each) {
        return Exposition.labels("server", each.server, "host", each.host, "port", String.valueOf(each.port));
    }

    private static String generations(ListenerDTO each) {
        return Exposition.labels(
                "server", each.server,
                "host", each.host,
                "port", String.valueOf(each.port),
                "state", each.state,
                "parser", each.parser,
                "transport", each.transport,
                "protocol", each.protocol,
                "engine", each.engine);
    }

    static void add(Exposition text, List<ListenerDTO> listeners) {
        ALL.forEach(family -> text.rows(family, listeners));
    }
}
