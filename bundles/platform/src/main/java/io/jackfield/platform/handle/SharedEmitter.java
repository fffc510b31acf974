package io.jackfield.platform.handle;

import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.event.Event1;
import io.jackfield.api.event.Event2;
import io.jackfield.api.event.Event3;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.Listener1;
import io.jackfield.api.listener.Listener2;
import io.jackfield.api.listener.Listener3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Node's emitter for the handles that many loops share, {@link ServerHandle} and {@link AgentHandle}: several threads emit and change
 * listeners at once. Listeners are copied on write, so that emitting takes no lock; what one throws reaches {@link #failed}.
 *
 * @param <E> the type that {@code on} returns
 */
abstract class SharedEmitter<E extends Emitter> implements Emitter {
    private static final Entry[] NONE = {};

    private final Map<Event<?>, Entry[]> entries = new ConcurrentHashMap<>();

    /** This, as the type that applications know. */
    abstract E self();

    /** A listener threw; the others are still called. On the emitting thread, with the event's last argument if it has one. */
    abstract void failed(Event<?> event, Object last, Throwable thrown);

    @Override
    public <L extends Listener> E on(Event<L> event, L listener) {
        return add(event, new Entry(listener, false), false);
    }

    @Override
    public <L extends Listener> E once(Event<L> event, L listener) {
        return add(event, new Entry(listener, true), false);
    }

    @Override
    public <L extends Listener> E prependListener(Event<L> event, L listener) {
        return add(event, new Entry(listener, false), true);
    }

    private E add(Event<?> event, Entry entry, boolean first) {
        entries.compute(Objects.requireNonNull(event, "event"), (key, old) -> {
            int count = old == null ? 0 : old.length;
            Entry[] grown = new Entry[count + 1];
            if (count > 0) {
                System.arraycopy(old, 0, grown, first ? 1 : 0, count);
            }
            grown[first ? 0 : count] = entry;
            return grown;
        });
        return self();
    }

    @Override
    public <L extends Listener> E off(Event<L> event, L listener) {
        entries.computeIfPresent(event, (key, old) -> {
            for (int i = old.length - 1; i >= 0; i--) {
                if (old[i].listener == listener) {
                    return without(old, i);
                }
            }
            return old;
        });
        return self();
    }

    private void remove(Event<?> event, Entry entry) {
        entries.computeIfPresent(event, (key, old) -> {
            int index = Arrays.asList(old).indexOf(entry);
            return index < 0 ? old : without(old, index);
        });
    }

    private static Entry[] without(Entry[] old, int index) {
        if (old.length == 1) {
            return null;
        }
        Entry[] shrunk = new Entry[old.length - 1];
        System.arraycopy(old, 0, shrunk, 0, index);
        System.arraycopy(old, index + 1, shrunk, index, shrunk.length - index);
        return shrunk;
    }

    @Override
    public E removeAllListeners(Event<?> event) {
        entries.remove(event);
        return self();
    }

    /** Forgets every listener of every event: nothing of the application stays reachable. */
    final void dropListeners() {
        entries.clear();
    }

    @Override
    public int listenerCount(Event<?> event) {
        return of(event).length;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <L extends Listener> List<L> listeners(Event<L> event) {
        List<L> all = new ArrayList<>();
        for (Entry entry : of(event)) {
            all.add((L) entry.listener);
        }
        return List.copyOf(all);
    }

    private Entry[] of(Event<?> event) {
        Entry[] found = entries.get(event);
        return found == null ? NONE : found;
    }

    // ---- emitting: one loop for each arity, so that a request's event allocates nothing

    @Override
    public boolean emit(Event0 event) {
        Entry[] now = of(event);
        for (Entry entry : now) {
            if (entry.due(this, event)) {
                try {
                    ((Listener0) entry.listener).on();
                } catch (Throwable e) {
                    failed(event, null, e);
                }
            }
        }
        return now.length > 0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> boolean emit(Event1<A> event, A a) {
        Entry[] now = of(event);
        for (Entry entry : now) {
            if (entry.due(this, event)) {
                try {
                    ((Listener1<A>) entry.listener).on(a);
                } catch (Throwable e) {
                    failed(event, a, e);
                }
            }
        }
        return now.length > 0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A, B> boolean emit(Event2<A, B> event, A a, B b) {
        Entry[] now = of(event);
        for (Entry entry : now) {
            if (entry.due(this, event)) {
                try {
                    ((Listener2<A, B>) entry.listener).on(a, b);
                } catch (Throwable e) {
                    failed(event, b, e);
                }
            }
        }
        return now.length > 0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A, B, C> boolean emit(Event3<A, B, C> event, A a, B b, C c) {
        Entry[] now = of(event);
        for (Entry entry : now) {
            if (entry.due(this, event)) {
                try {
                    ((Listener3<A, B, C>) entry.listener).on(a, b, c);
                } catch (Throwable e) {
                    failed(event, c, e);
                }
            }
        }
        return now.length > 0;
    }

    /** A listener as it was added; one added by {@code once} is called by the first thread that removes it. */
    private static final class Entry {
        final Listener listener;
        final AtomicBoolean pending;

        Entry(Listener listener, boolean once) {
            this.listener = Objects.requireNonNull(listener, "listener");
            this.pending = once ? new AtomicBoolean(true) : null;
        }

        boolean due(SharedEmitter<?> emitter, Event<?> event) {
            if (pending == null) {
                return true;
            }
            if (!pending.compareAndSet(true, false)) {
                return false;
            }
            emitter.remove(event, this);
            return true;
        }
    }
}
