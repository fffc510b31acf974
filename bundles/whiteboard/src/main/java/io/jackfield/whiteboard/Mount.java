package io.jackfield.whiteboard;

import io.jackfield.api.whiteboard.PathTemplate;
import io.jackfield.platform.dispatch.Exchanges;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * One service on one path, or, for a while after it went, its place: requests for it wait there for the one that comes next.
 *
 * @param <S> the service's type
 */
final class Mount<S> {
    /** The order in which mounts of one path are asked. */
    static final Comparator<Mount<?>> BEST_FIRST = Comparator.comparingInt((Mount<?> m) -> m.origin.ranking())
            .reversed()
            .thenComparingLong(m -> m.origin.id());

    /**
     * Who registered it.
     *
     * @param id {@code service.id}
     * @param ranking {@code service.ranking}
     * @param bundle whose service it is
     * @param registrar the bundle that registered it; another one if it stands for a service of {@code bundle}
     * @param servers it is for; empty for all
     */
    record Origin(long id, int ranking, String bundle, String registrar, List<String> servers) {}

    private final String kind;
    private final Origin origin;
    private final PathTemplate path;
    private final List<String> methods;
    private final Exchanges exchanges;
    private final LongAdder failures = new LongAdder();
    private volatile S service;
    private volatile boolean gone;
    private volatile LongSupplier kept = () -> 0;

    /**
     * Makes a mount.
     *
     * @param kind one of {@link io.jackfield.api.whiteboard.MountDTO}'s
     * @param methods empty for all; statuses of an error handler, protocols of an upgrade handler
     * @param exchanges of the service, on all its paths
     */
    Mount(String kind, Origin origin, PathTemplate path, List<String> methods, S service, Exchanges exchanges) {
        this.kind = kind;
        this.origin = origin;
        this.path = path;
        this.methods = methods;
        this.service = service;
        this.exchanges = exchanges;
    }

    String kind() {
        return kind;
    }

    Origin origin() {
        return origin;
    }

    PathTemplate path() {
        return path;
    }

    List<String> methods() {
        return methods;
    }

    /** Null some time after it went: its place must not keep its bundle's classes. */
    S service() {
        return service;
    }

    Exchanges exchanges() {
        return exchanges;
    }

    void failed() {
        failures.increment();
    }

    long failures() {
        return failures.sum();
    }

    boolean serves(String method, String server) {
        return takes(method) && isFor(server);
    }

    boolean isFor(String server) {
        return origin.servers().isEmpty() || origin.servers().contains(server);
    }

    private boolean takes(String method) {
        return methods.isEmpty() || methods.contains(method) || method.equals("HEAD") && methods.contains("GET");
    }

    /** Whether nothing is left for another one that is asked later. */
    boolean covers(Mount<?> other) {
        boolean allServers = origin.servers().isEmpty()
                || !other.origin.servers().isEmpty() && origin.servers().containsAll(other.origin.servers());
        boolean allMethods = methods.isEmpty()
                || !other.methods.isEmpty() && other.methods.stream().allMatch(this::takes);
        return allServers && allMethods;
    }

    // ---- its place after it went

    /**
     * It went.
     *
     * @param millis for how long its place is still kept, asked anew each time
     */
    void leave(LongSupplier millis) {
        kept = millis;
        gone = true;
    }

    void forgetService() {
        service = null;
    }

    boolean gone() {
        return gone;
    }

    /** Milliseconds for which its place is kept at most; 0 if it is not kept any more. */
    long keptFor() {
        return kept.getAsLong();
    }
}
