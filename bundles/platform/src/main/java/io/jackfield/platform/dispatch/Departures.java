package io.jackfield.platform.dispatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Bundles whose handlers went, and whether their next version is on its way: then requests wait for it beyond the time in which a handler
 * that was only stopped must be back. The clock of that time stands still, for at most 30 s, while what a handler began is waited for, and
 * from the moment the bundle is updated or refreshed until it has started. A listener of the framework's bundles; thread-safe.
 */
@ProviderType
public final class Departures implements SynchronousBundleListener {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** By symbolic name, which the next version has too; never a class of the bundle. */
    private final Map<String, Departure> departures = new ConcurrentHashMap<>();

    /** Whether something goes on that is to be waited for, and since when it is so. */
    private record Departure(boolean underWay, long since) {
        long nanosLeft(long millis) {
            return since - System.nanoTime() + (underWay ? LIMIT_NANOS : TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    /**
     * A handler goes, and what it began is waited for.
     *
     * @param bundle symbolic name of its bundle
     */
    public void leaving(String bundle) {
        departures.values().removeIf(old -> old.nanosLeft(TimeUnit.NANOSECONDS.toMillis(LIMIT_NANOS)) <= 0);
        departures.put(bundle, new Departure(true, System.nanoTime()));
    }

    /**
     * It has gone.
     *
     * @param bundle as for {@link #leaving}
     */
    public void left(String bundle) {
        note(bundle, false);
    }

    private void note(String bundle, boolean underWay) {
        departures.computeIfPresent(bundle, (name, before) -> new Departure(underWay, System.nanoTime()));
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (bundle.getSymbolicName() != null) {
            switch (event.getType()) {
                case BundleEvent.UPDATED, BundleEvent.UNRESOLVED -> note(bundle.getSymbolicName(), true);
                case BundleEvent.STARTED, BundleEvent.STOPPED, BundleEvent.UNINSTALLED ->
                    note(bundle.getSymbolicName(), false);
                default -> {
                    // Neither the beginning nor the end of an absence.
                }
            }
        }
    }

    /**
     * How long a handler of a bundle may still come back; to be asked anew when that time is over, and now and then before.
     *
     * @param bundle its symbolic name
     * @param millis how long that is so when nothing is under way
     * @return milliseconds, rounded up; 0 if it is expected no more, or no handler of it went
     */
    public long expectedFor(String bundle, long millis) {
        Departure departure = departures.get(bundle);
        return departure == null ? 0 : Math.max(0, (departure.nanosLeft(millis) + 999_999) / 1_000_000);
    }

    /**
     * The same, of any bundle.
     *
     * @param millis how long a bundle is expected when nothing is under way
     * @return the most of all
     */
    public long expectedFor(long millis) {
        return departures.keySet().stream()
                .mapToLong(bundle -> expectedFor(bundle, millis))
                .max()
                .orElse(0);
    }
}
