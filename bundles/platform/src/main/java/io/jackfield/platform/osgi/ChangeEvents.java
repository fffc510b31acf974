package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.Switchboard;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Looks at the platform after each change and tells {@link Changes}. While nobody listens it does not look; the first look tells nothing. On
 * a loop a worker looks instead.
 */
final class ChangeEvents implements Runnable {
    private static final System.Logger LOG = System.getLogger(ChangeEvents.class.getName());

    private final PlatformRuntime platform;
    private final Supplier<Switchboard> switchboard;
    private final BooleanSupplier wanted;
    private final BiConsumer<String, Map<String, Object>> receiver;
    private final ReentrantLock lock = new ReentrantLock();
    private RuntimeDTO last;

    /**
     * @param switchboard whom to look at; may give null
     * @param wanted whether anybody listens
     * @param receiver gets topics and properties, one at a time
     */
    ChangeEvents(
            PlatformRuntime platform,
            Supplier<Switchboard> switchboard,
            BooleanSupplier wanted,
            BiConsumer<String, Map<String, Object>> receiver) {
        this.platform = platform;
        this.switchboard = switchboard;
        this.wanted = wanted;
        this.receiver = receiver;
    }

    @Override
    public void run() {
        if (platform.core().currentLoop() == null) {
            look();
            return;
        }
        try {
            platform.core().workers().execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the platform is shutting down: nothing is told", e);
        }
    }

    private void look() {
        lock.lock();
        try {
            Switchboard board = wanted.getAsBoolean() ? switchboard.get() : null;
            RuntimeDTO before = last;
            last = board == null ? null : board.runtime();
            if (before != null && last != null) {
                Changes.between(before, last).forEach(each -> receiver.accept(each.topic(), each.properties()));
            }
        } finally {
            lock.unlock();
        }
    }
}
