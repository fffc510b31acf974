package io.jackfield.platform.provider;

import io.jackfield.platform.core.Core;
import io.jackfield.platform.observe.ObserverProvider;
import io.jackfield.platform.observe.ServerObserver;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Begins the {@link ObserverProvider}s that the service loader finds beside the platform, and ends them. One that is broken is named in the log;
 * those behind it are not begun, and what is served goes on.
 */
final class LoadedObservers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LoadedObservers.class.getName());

    private final Core core;
    private final List<AutoCloseable> begun = new ArrayList<>();

    LoadedObservers(Core core) {
        this.core = core;
    }

    void beginAll() {
        begin(ServiceLoader.load(ObserverProvider.class, LoadedObservers.class.getClassLoader())
                .iterator());
    }

    /** Begins each. */
    void begin(Iterator<ObserverProvider> providers) {
        try {
            while (providers.hasNext()) {
                begun.add(providers.next().begin(this::register));
            }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            LOG.log(Level.WARNING, "an observer can not be loaded; nothing is told to it and those after it", e);
        }
    }

    private Runnable register(ServerObserver observer) {
        core.observe(observer);
        return () -> core.forget(observer);
    }

    @Override
    public void close() {
        for (AutoCloseable each : begun) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "an observer did not end", e);
            }
        }
        begun.clear();
    }
}
