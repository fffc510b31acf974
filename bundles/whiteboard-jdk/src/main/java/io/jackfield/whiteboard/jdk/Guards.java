package io.jackfield.whiteboard.jdk;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.platform.dispatch.Exchanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which {@link Guard}s a request has passed on its way to its handler, in their order. */
final class Guards {
    private final Map<IncomingMessage, List<Guard>> passed = new ConcurrentHashMap<>();

    /** On the loop. */
    void add(Guard guard, IncomingMessage request, ServerResponse response) {
        List<Guard> all = passed.get(request);
        if (all == null) {
            all = new ArrayList<>();
            passed.put(request, all);
            Exchanges.whenOver(response, () -> passed.remove(request));
        }
        all.add(guard);
    }

    /** Those for a context, the first in front. On the loop. */
    List<Guard> take(IncomingMessage request, String contextPath) {
        List<Guard> all = passed.remove(request);
        return all == null
                ? List.of()
                : all.stream().filter(guard -> guard.isFor(contextPath)).toList();
    }

    /** Requests that are on their way. */
    int size() {
        return passed.size();
    }
}
