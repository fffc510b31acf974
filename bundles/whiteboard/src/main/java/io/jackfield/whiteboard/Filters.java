package io.jackfield.whiteboard;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import java.util.ArrayList;
import java.util.List;

/**
 * The filters of one request. All are held from {@link #enter} to {@link #exit}, so that none goes while the request is on its way through
 * them: nothing reaches a handler around a filter.
 */
final class Filters {
    private final List<Mount<RequestFilter>> concerned = new ArrayList<>();

    /** Chooses, in order; with the places of those that went. */
    Filters(List<Mount<RequestFilter>> all, String path, String server) {
        for (Mount<RequestFilter> filter : all) {
            if (filter.path().covers(path) && filter.isFor(server)) {
                concerned.add(filter);
            }
        }
    }

    /**
     * Holds them.
     *
     * @return false if that is to be tried again, since one that may guard what is behind it went a moment ago
     */
    boolean enter() {
        concerned.removeIf(filter -> filter.gone() && filter.keptFor() == 0);
        for (int i = 0; i < concerned.size(); i++) {
            Mount<RequestFilter> filter = concerned.get(i);
            if (filter.gone() || !filter.exchanges().enter()) {
                concerned.subList(0, i).forEach(entered -> entered.exchanges().exit());
                return false;
            }
        }
        return true;
    }

    /** Milliseconds for which the place of one that went is kept at most. */
    long keptFor() {
        return concerned.stream().mapToLong(Mount::keptFor).max().orElse(0);
    }

    /** Lets them go; once. */
    void exit() {
        concerned.forEach(filter -> filter.exchanges().exit());
    }

    /** What is done when a filter throws. */
    @FunctionalInterface
    interface Failure {
        void failed(Throwable thrown, IncomingMessage request, ServerResponse response);
    }

    /**
     * The way of a request through them.
     *
     * @param handler behind the last
     */
    RequestListener chain(RequestListener handler, Failure failure) {
        RequestListener next = handler;
        for (int i = concerned.size() - 1; i >= 0; i--) {
            next = link(concerned.get(i), next, failure);
        }
        return next;
    }

    private static RequestListener link(Mount<RequestFilter> filter, RequestListener next, Failure failure) {
        RequestFilter service = filter.service();
        return (request, response) -> {
            try {
                service.filter(request, response, next);
            } catch (Exception | LinkageError e) {
                filter.failed();
                failure.failed(e, request, response);
            }
        };
    }
}
