package io.jackfield.conformance.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happened on all servers since somebody asked last. Thread-safe: events come from several loops. */
final class EventLog {
    private List<List<Object>> events = new ArrayList<>();
    private int requests;

    /** Adds an event: its name and details. */
    synchronized void add(Object... event) {
        events.add(Arrays.asList(event));
    }

    /** The number of a request that begins. */
    synchronized int nextRequest() {
        return ++requests;
    }

    /** Everything so far; the log is then empty and numbers begin anew. */
    synchronized List<List<Object>> drain() {
        List<List<Object>> all = events;
        events = new ArrayList<>();
        requests = 0;
        return all;
    }
}
