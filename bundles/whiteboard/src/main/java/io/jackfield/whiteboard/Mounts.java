package io.jackfield.whiteboard;

import io.jackfield.api.listener.ErrorHandler;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.whiteboard.MountDTO;
import io.jackfield.api.whiteboard.PathTemplate;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import io.jackfield.platform.dispatch.Departures;
import io.jackfield.platform.dispatch.Exchanges;
import io.jackfield.platform.dispatch.WaitingRoom;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * All that is mounted. Services come and go on any thread; loops read without a lock. When a handler or filter goes, its place is kept for a
 * while, so that its successor, perhaps the next version of its bundle, finds no request lost.
 */
final class Mounts {
    private static final System.Logger LOG = System.getLogger(Mounts.class.getName());
    private static final PathTemplate EVERYWHERE = PathTemplate.of("/*");

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Service> services = new HashMap<>();
    private final List<Mount<?>> places = new ArrayList<>();
    private final Routes routes = new Routes();
    private final WaitingRoom room = new WaitingRoom();
    private final Departures departures = new Departures();
    private final AtomicLong changes = new AtomicLong();
    private volatile List<Mount<RequestFilter>> filters = List.of();
    private volatile List<Mount<ErrorHandler>> errors = List.of();
    private volatile WhiteboardSettings settings;

    /** What became of one service. */
    private static final class Service {
        final Exchanges exchanges = new Exchanges();
        final List<Mount<?>> mounts = new ArrayList<>();
        List<Refused> refused = List.of();

        Set<String> bundles() {
            return mounts.stream().map(mount -> mount.origin().bundle()).collect(Collectors.toSet());
        }

        @Override
        public String toString() {
            return mounts.isEmpty()
                    ? "a service"
                    : mounts.get(0).origin().bundle() + " at " + mounts.get(0).path();
        }
    }

    Mounts(WhiteboardSettings settings) {
        this.settings = settings;
    }

    WhiteboardSettings settings() {
        return settings;
    }

    void settings(WhiteboardSettings next) {
        settings = next;
    }

    Routes routes() {
        return routes;
    }

    /** Filters in the order they are called. */
    List<Mount<RequestFilter>> filters() {
        return filters;
    }

    /** Error handlers in the order of their ranking. */
    List<Mount<ErrorHandler>> errors() {
        return errors;
    }

    /** How often something was mounted. */
    long changes() {
        return changes.get();
    }

    /** Whose services went: to be told of the framework's bundles. */
    Departures departures() {
        return departures;
    }

    /** Where requests wait for what was mounted a moment ago. */
    WaitingRoom room() {
        return room;
    }

    // ---- come

    /**
     * A handler came; one that names no path is for all of them.
     *
     * @param service null if it could not be had
     */
    void addHandler(Object key, Registration registration, RequestListener service) {
        List<String> methods = registration.methods();
        boolean everywhere = !registration.names(WhiteboardConstants.HANDLER_PATH);
        List<PathTemplate> paths =
                everywhere ? List.of(EVERYWHERE) : registration.paths(WhiteboardConstants.HANDLER_PATH);
        mount(key, registration, paths, methods, service);
    }

    /** A filter came. */
    void addFilter(Object key, Registration registration, RequestFilter service) {
        mount(key, registration, registration.paths(WhiteboardConstants.FILTER_PATH), List.of(), service);
    }

    /** An error handler came; what a handler has for methods are statuses here. */
    void addErrorHandler(Object key, Registration registration, ErrorHandler service) {
        mount(key, registration, List.of(EVERYWHERE), registration.statuses(), service);
    }

    private void mount(
            Object key, Registration registration, List<PathTemplate> paths, List<String> methods, Object service) {
        if (service == null) {
            registration.refuse("", MountDTO.NO_SERVICE, "its bundle gave no service object");
        }
        boolean meant =
                registration.refused().stream().allMatch(r -> r.problem().equals(MountDTO.BAD_PATH));
        lock.lock();
        try {
            Service changed = services.computeIfAbsent(key, k -> new Service());
            takeOut(changed.mounts);
            changed.mounts.clear();
            changed.refused = registration.refused();
            if (meant && service != null) {
                paths.forEach(path -> changed.mounts.add(
                        new Mount<>(registration.origin(), path, methods, service, changed.exchanges)));
            }
            changed.mounts.forEach(this::putIn);
            changes.incrementAndGet();
            dropPlaces();
        } finally {
            lock.unlock();
        }
        registration.refused().forEach(Mounts::tell);
        room.wake();
    }

    private static void tell(Refused one) {
        String path = one.path().isEmpty() ? "" : " at " + one.path();
        LOG.log(
                Level.WARNING,
                one.kind() + " of " + one.origin().bundle() + path + " is not mounted: " + one.message());
    }

    @SuppressWarnings("unchecked") // the service says which it is
    private void putIn(Mount<?> mount) {
        if (mount.service() instanceof RequestListener) {
            routes.add((Mount<RequestListener>) mount);
        } else if (mount.service() instanceof RequestFilter) {
            filters = sorted(filters, (Mount<RequestFilter>) mount);
        } else {
            errors = sorted(errors, (Mount<ErrorHandler>) mount);
        }
    }

    private static <S> List<Mount<S>> sorted(List<Mount<S>> mounts, Mount<S> more) {
        List<Mount<S>> all = new ArrayList<>(mounts);
        all.add(more);
        all.sort(Mount.BEST_FIRST);
        return List.copyOf(all);
    }

    // ---- go

    /** A service goes: it gets no more requests, and is waited for; not on a loop. */
    void remove(Object key) {
        Service gone;
        WhiteboardSettings now = settings;
        lock.lock();
        try {
            gone = services.remove(key);
            if (gone == null) {
                return;
            }
            gone.bundles().forEach(departures::leaving);
            gone.mounts.forEach(mount ->
                    mount.leave(() -> departures.expectedFor(mount.origin().bundle(), now.handlerWait())));
            places.addAll(gone.mounts);
            dropPlaces();
        } finally {
            lock.unlock();
        }
        gone.exchanges.retire(now.drainTime(), gone.toString());
        gone.bundles().forEach(departures::left);
        gone.mounts.forEach(Mount::forgetService);
    }

    /** Takes out the places that are not kept any more. */
    private void dropPlaces() {
        List<Mount<?>> over =
                places.stream().filter(mount -> mount.keptFor() == 0).toList();
        places.removeAll(over);
        takeOut(over);
    }

    private void takeOut(List<Mount<?>> out) {
        if (out.isEmpty()) {
            return;
        }
        out.forEach(routes::remove);
        filters = filters.stream().filter(mount -> !out.contains(mount)).toList();
        errors = errors.stream().filter(mount -> !out.contains(mount)).toList();
    }

    // ---- what is told

    /** As {@link io.jackfield.api.whiteboard.Whiteboard#mounts}. */
    List<MountDTO> list() {
        lock.lock();
        try {
            List<Mount<?>> mounts = new ArrayList<>();
            List<Refused> refused = new ArrayList<>();
            services.values().forEach(service -> {
                mounts.addAll(service.mounts);
                refused.addAll(service.refused);
            });
            return new MountList(mounts, refused).list();
        } finally {
            lock.unlock();
        }
    }
}
