package io.jackfield.whiteboard;

import io.jackfield.api.listener.ConnectListener;
import io.jackfield.api.listener.ErrorHandler;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.listener.UpgradeListener;
import io.jackfield.api.runtime.Refusals;
import io.jackfield.api.whiteboard.MountDTO;
import io.jackfield.api.whiteboard.PathTemplate;
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
import java.util.stream.Stream;

/**
 * All that is mounted. Services come and go on any thread; loops read without a lock. When a handler or filter goes, its place is kept for a
 * while, so that its successor, perhaps the next version of its bundle, finds no request lost.
 */
final class Mounts {
    private static final System.Logger LOG = System.getLogger(Mounts.class.getName());

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Service> services = new HashMap<>();
    private final Places places = new Places();
    private final Routes<RequestListener> routes = new Routes<>();
    private final Routes<UpgradeListener> upgrades = new Routes<>();
    private final Routes<ConnectListener> connects = new Routes<>();
    private final WaitingRoom room = new WaitingRoom();
    private final Departures departures = new Departures();
    private final AtomicLong changes = new AtomicLong();
    private final Refusals refusals = new Refusals();
    private volatile List<Mount<RequestFilter>> filters = List.of();
    private volatile List<Mount<ErrorHandler>> errors = List.of();
    private volatile WhiteboardSettings settings;
    private volatile boolean closed;

    /** What a service is known by; one may be registered under several types. */
    private record Key(String kind, Object service) {}

    /** What became of one service. */
    private static final class Service {
        final Exchanges exchanges = new Exchanges();
        String pid = "";
        final List<Mount<?>> mounts = new ArrayList<>();
        List<Refused> refused = List.of();

        Set<String> bundles() {
            return mounts.stream()
                    .flatMap(mount ->
                            Stream.of(mount.origin().bundle(), mount.origin().registrar()))
                    .collect(Collectors.toSet());
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

    Routes<RequestListener> routes() {
        return routes;
    }

    /** Upgrade handlers; what a handler has for methods are protocols here. */
    Routes<UpgradeListener> upgrades() {
        return upgrades;
    }

    /** CONNECT handlers; their paths are those of {@link Authority}. */
    Routes<ConnectListener> connects() {
        return connects;
    }

    /** Filters in the order they are called. */
    List<Mount<RequestFilter>> filters() {
        return filters;
    }

    /** Error handlers in the order of their ranking. */
    List<Mount<ErrorHandler>> errors() {
        return errors;
    }

    /** The configurations that were refused: of the whiteboard itself, and of services that have theirs as properties. */
    Refusals refusals() {
        return refusals;
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
     * A service came, or its properties changed; a handler that names no path is for all of them.
     *
     * @param service null if it could not be had
     */
    void add(Object key, Registration registration, Object service) {
        List<PathTemplate> paths = registration.mountPaths();
        List<String> methods = registration.mountMethods();
        if (service == null) {
            registration.refuse("", MountDTO.NO_SERVICE, "its bundle gave no service object");
        }
        boolean meant =
                registration.refused().stream().allMatch(r -> r.problem().equals(MountDTO.BAD_PATH));
        boolean corrected;
        lock.lock();
        try {
            Service changed = services.computeIfAbsent(new Key(registration.kind(), key), k -> new Service());
            corrected = !changed.refused.isEmpty();
            changed.refused = registration.refused();
            changed.pid = registration.pid();
            boolean nowhere = !meant || paths.isEmpty();
            // what can not be meant leaves a service where it was: a guard most of all
            if (!nowhere || service == null || changed.mounts.isEmpty()) {
                List<Mount<?>> next = new ArrayList<>();
                if (meant && service != null) {
                    paths.forEach(path -> next.add(new Mount<>(
                            registration.kind(), registration.origin(), path, methods, service, changed.exchanges)));
                }
                move(changed, next);
            }
            places.over().forEach(this::takeOut);
        } finally {
            lock.unlock();
        }
        tell(registration, corrected);
        room.wake();
    }

    /** Requests wait until it is where it goes: there is no moment when it is nowhere, and none when it is there twice. */
    private void move(Service changed, List<Mount<?>> next) {
        List<Mount<?>> before = List.copyOf(changed.mounts);
        before.forEach(mount -> mount.leave(() -> 1));
        changed.mounts.clear();
        changed.mounts.addAll(next);
        changed.mounts.forEach(this::putIn);
        before.forEach(this::takeOut);
        changes.incrementAndGet();
    }

    /** What came from a configuration is told as other refused configurations are. */
    private void tell(Registration registration, boolean corrected) {
        List<Refused> refused = registration.refused();
        if (registration.pid().isEmpty()) {
            refused.forEach(one -> LOG.log(Level.WARNING, one.toString()));
        } else if (!refused.isEmpty()) {
            refusals.refused(registration.pid(), registration.pid() + ": " + refused.get(0));
        } else if (corrected) {
            refusals.forget(registration.pid());
        }
    }

    @SuppressWarnings("unchecked") // its kind says which it is
    private void putIn(Mount<?> mount) {
        List<Mount<?>> succeeded = places.add(mount);
        switch (mount.kind()) {
            case MountDTO.HANDLER -> routes.add((Mount<RequestListener>) mount);
            case MountDTO.UPGRADE -> upgrades.add((Mount<UpgradeListener>) mount);
            case MountDTO.CONNECT -> connects.add((Mount<ConnectListener>) mount);
            case MountDTO.FILTER -> filters = sorted(filters, (Mount<RequestFilter>) mount);
            default -> errors = sorted(errors, (Mount<ErrorHandler>) mount);
        }
        succeeded.forEach(this::takeOut);
    }

    private static <S> List<Mount<S>> sorted(List<Mount<S>> mounts, Mount<S> more) {
        List<Mount<S>> all = new ArrayList<>(mounts);
        all.add(more);
        all.sort(Mount.BEST_FIRST);
        return List.copyOf(all);
    }

    // ---- go

    /** The whiteboard itself goes, when no requests come any more: connections that left HTTP stay with their handlers. */
    void close() {
        closed = true;
    }

    /** A service goes: it gets no more requests, and is waited for; not on a loop. */
    void remove(String kind, Object key) {
        Service gone;
        WhiteboardSettings now = settings;
        lock.lock();
        try {
            gone = services.remove(new Key(kind, key));
            if (gone == null) {
                return;
            }
            if (!gone.refused.isEmpty()) {
                refusals.forget(gone.pid);
            }
            gone.bundles().forEach(departures::leaving);
            gone.mounts.forEach(mount -> mount.leave(() -> expectedFor(mount.origin(), now.handlerWait())));
            gone.mounts.stream().filter(mount -> !places.left(mount)).forEach(this::takeOut);
            places.over().forEach(this::takeOut);
        } finally {
            lock.unlock();
        }
        if (!closed) {
            gone.exchanges.retire(now.drainTime(), gone.toString());
        }
        gone.bundles().forEach(departures::left);
        gone.mounts.forEach(Mount::forgetService);
    }

    /** How long its successor may still come: from its bundle, or from the one that stood for it. */
    private long expectedFor(Mount.Origin origin, long millis) {
        return Math.max(
                departures.expectedFor(origin.bundle(), millis), departures.expectedFor(origin.registrar(), millis));
    }

    private void takeOut(Mount<?> mount) {
        places.remove(mount);
        switch (mount.kind()) {
            case MountDTO.HANDLER -> routes.remove(mount);
            case MountDTO.UPGRADE -> upgrades.remove(mount);
            case MountDTO.CONNECT -> connects.remove(mount);
            case MountDTO.FILTER -> filters = without(filters, mount);
            default -> errors = without(errors, mount);
        }
    }

    private static <S> List<Mount<S>> without(List<Mount<S>> mounts, Mount<?> out) {
        return mounts.stream().filter(mount -> mount != out).toList();
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
