package io.jackfield.shell;

import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.Switchboard;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** The bundles that {@link BundleUpdate} has superseded. One thread looks after them, while there are any, and uninstalls what is not used any more. */
final class Leftovers implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Leftovers.class.getName());
    private static final long PAUSE_MILLIS = 50;

    private final Supplier<Switchboard> source;
    private final Queue<Bundle> bundles = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean watching;

    /** @param source gives null while there is no switchboard */
    Leftovers(Supplier<Switchboard> source) {
        this.source = source;
    }

    /** Uninstalls a bundle when nothing is left of what began on its strategies. */
    synchronized void add(Bundle bundle) {
        bundles.add(bundle);
        if (!watching) {
            watching = true;
            Thread thread = new Thread(this::watch, "jackfield-leftovers");
            thread.setDaemon(true);
            thread.setContextClassLoader(Leftovers.class.getClassLoader());
            thread.start();
        }
    }

    private void watch() {
        try {
            while (goesOn()) {
                bundles.removeIf(this::gone);
                if (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean goesOn() {
        watching = !bundles.isEmpty();
        return watching;
    }

    private boolean gone(Bundle bundle) {
        Switchboard switchboard = source.get();
        if (switchboard == null || used(switchboard, bundle.getBundleId())) {
            return false;
        }
        try {
            bundle.uninstall();
        } catch (BundleException | IllegalStateException e) {
            LOG.log(Level.WARNING, "the superseded bundle " + bundle + " could not be uninstalled", e);
        }
        return true;
    }

    private static boolean used(Switchboard switchboard, long bundle) {
        return Stream.of(StrategyKind.values())
                .flatMap(kind -> switchboard.strategies(kind).stream())
                .filter((StrategyDTO each) -> each.bundleId == bundle)
                .anyMatch(each -> each.leases > 0 || each.state.equals("active"));
    }

    /** Looks no longer; what is there stays installed. */
    @Override
    public void close() {
        closed.countDown();
    }
}
