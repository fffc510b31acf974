package io.jackfield.conformance.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happened in one scenario, in order; chunks of one body that follow each other are one event. Used on the loop. */
final class EventList {
    private static final String DATA = "data";

    private final List<List<Object>> events = new ArrayList<>();
    private int changes;

    /** Adds an event: the request's number, the name, details. */
    void add(int request, String name, Object... details) {
        touch();
        List<Object> event = new ArrayList<>(List.of(request, name));
        event.addAll(Arrays.asList(details));
        List<Object> before = events.isEmpty() ? List.of() : events.get(events.size() - 1);
        if (name.equals(DATA) && before.size() > 2 && before.subList(0, 2).equals(event.subList(0, 2))) {
            before.set(2, before.get(2) + details[0].toString());
        } else {
            events.add(event);
        }
    }

    /** Something was done that is no event. */
    void touch() {
        changes++;
    }

    /** Differs from what it was before if something has happened since. */
    int changes() {
        return changes;
    }

    List<List<Object>> copy() {
        return List.copyOf(events);
    }
}
