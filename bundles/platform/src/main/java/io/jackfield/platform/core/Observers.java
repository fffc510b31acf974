package io.jackfield.platform.core;

import io.jackfield.platform.observe.SeenExchange;
import io.jackfield.platform.observe.SeenRefusal;
import io.jackfield.platform.observe.ServerObserver;
import io.jackfield.spi.connection.RefusedRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The {@link ServerObserver}s of a {@link Core}. Exchanges are shown to them by an {@link ObservedEngine}, which is in force only while there
 * is one; what began under one asks here at its end, so that nothing of an observer that went is called or held. Thread-safe.
 */
final class Observers {
    private static final Logger LOG = System.getLogger(Observers.class.getName());

    private final Set<ServerObserver> complained = ConcurrentHashMap.newKeySet();
    private volatile List<ServerObserver> all = List.of();

    synchronized void add(ServerObserver observer) {
        List<ServerObserver> more = new ArrayList<>(all);
        more.add(observer);
        all = List.copyOf(more);
    }

    synchronized void remove(ServerObserver observer) {
        List<ServerObserver> fewer = new ArrayList<>(all);
        fewer.removeIf(each -> each == observer);
        all = List.copyOf(fewer);
        complained.remove(observer);
    }

    boolean any() {
        return !all.isEmpty();
    }

    void opened(PlatformConnection connection) {
        // asked here: what refers to a method is made at its first use, which the first connection would wait for
        if (any()) {
            tell(ServerObserver::opened, connection, ObservedConnection::new);
        }
    }

    void closed(PlatformConnection connection) {
        if (any()) {
            tell(ServerObserver::closed, connection, ObservedConnection::new);
        }
    }

    void begun(SeenExchange exchange) {
        tell(ServerObserver::begun, exchange, Function.identity());
    }

    void over(SeenExchange exchange) {
        tell(ServerObserver::over, exchange, Function.identity());
    }

    void refused(PlatformConnection connection, RefusedRequest refused) {
        if (!any()) {
            return;
        }
        ObservedExchange begun = ObservedExchange.of(refused.begun());
        if (begun != null) {
            begun.refused(refused.error().status());
        }
        SeenRefusal seen = new ObservedRefusal(new ObservedConnection(connection), begun, refused);
        tell(ServerObserver::refused, seen, Function.identity());
    }

    void happened(String topic, Map<String, ?> properties) {
        tell((observer, same) -> observer.happened(topic, same), properties, Function.identity());
    }

    /** Makes what is told only if there is somebody. */
    private <T, S> void tell(BiConsumer<ServerObserver, S> call, T what, Function<T, S> shown) {
        List<ServerObserver> now = all;
        if (now.isEmpty()) {
            return;
        }
        S seen = shown.apply(what);
        for (ServerObserver each : now) {
            try {
                call.accept(each, seen);
            } catch (RuntimeException | LinkageError e) {
                complain(each, e);
            }
        }
    }

    private void complain(ServerObserver observer, Throwable thrown) {
        if (complained.add(observer)) {
            LOG.log(Level.WARNING, "observer " + observer.getClass().getName() + " failed; told once", thrown);
        }
    }
}
