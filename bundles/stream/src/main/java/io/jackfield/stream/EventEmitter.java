package io.jackfield.stream;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.event.Event1;
import io.jackfield.api.event.Event2;
import io.jackfield.api.event.Event3;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.stream.Readable;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The base of everything that emits. Costs one field: null without listeners, the registration itself with one, an array with
 * more; arrays are never changed, so that an emission walks over the listeners there were when it began.
 *
 * <p>Listeners may be added and removed from any thread; emissions come from one thread at a time. What a listener throws goes to
 * {@link #uncaught} and the other listeners are called all the same.
 */
public abstract class EventEmitter implements Emitter {
    private static final VarHandle STORE;

    private static final Registration[] NOBODY = {};

    static {
        try {
            STORE = MethodHandles.lookup().findVarHandle(EventEmitter.class, "store", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("FieldMayBeFinal") // changed by the handle
    private volatile Object store;

    /** Makes an emitter without listeners. */
    protected EventEmitter() {}

    // ---- for subclasses

    /**
     * Told after a listener was added, in the thread that added it.
     *
     * @param event its event
     */
    protected void added(Event<?> event) {}

    /**
     * Told after a listener was removed, also a one-time listener just before its call.
     *
     * @param event its event
     */
    protected void removed(Event<?> event) {}

    /**
     * A listener or callback threw. Logs, unless overridden.
     *
     * @param event the event, or null for a callback
     * @param thrown what was thrown
     */
    protected void uncaught(Event<?> event, Throwable thrown) {
        String what = event == null ? "callback" : "listener of '" + event.name() + "'";
        System.getLogger("io.jackfield").log(Level.ERROR, "A " + what + " failed", thrown);
    }

    /**
     * {@link Emitter#ERROR} was emitted and nobody listens. Counts as uncaught, unless overridden.
     *
     * @param error the error
     */
    protected void unheard(Exception error) {
        uncaught(ERROR, error);
    }

    // ---- listeners

    @Override
    public <L extends Listener> Emitter on(Event<L> event, L listener) {
        add(new Registration(event, checked(event, listener), false), false);
        return this;
    }

    @Override
    public <L extends Listener> Emitter once(Event<L> event, L listener) {
        add(new Registration(event, checked(event, listener), true), false);
        return this;
    }

    @Override
    public <L extends Listener> Emitter prependListener(Event<L> event, L listener) {
        add(new Registration(event, checked(event, listener), false), true);
        return this;
    }

    @Override
    public <L extends Listener> Emitter off(Event<L> event, L listener) {
        checked(event, listener);
        Registration last = last(store, event, listener);
        if (last != null) {
            remove(last);
        }
        return this;
    }

    @Override
    public Emitter removeAllListeners(Event<?> event) {
        for (Registration registration : snapshot(store)) {
            if (registration.event == event) {
                remove(registration);
            }
        }
        return this;
    }

    @Override
    public final int listenerCount(Event<?> event) {
        Object now = store;
        if (now == null) {
            return 0;
        }
        if (now instanceof Registration one) {
            return one.event == event ? 1 : 0;
        }
        int count = 0;
        for (Registration registration : (Registration[]) now) {
            count += registration.event == event ? 1 : 0;
        }
        return count;
    }

    @Override
    public final <L extends Listener> List<L> listeners(Event<L> event) {
        List<L> list = new ArrayList<>();
        for (Registration registration : snapshot(store)) {
            if (registration.event == event) {
                @SuppressWarnings("unchecked") // the key's type parameter guarantees it
                L listener = (L) registration.listener;
                list.add(listener);
            }
        }
        return Collections.unmodifiableList(list);
    }

    // ---- emission

    @Override
    public boolean emit(Event0 event) {
        return fire(event, null, null, null, false);
    }

    @Override
    public <A> boolean emit(Event1<A> event, A a) {
        // Each listener owns the position of its buffer.
        boolean fired = fire(event, a, null, null, event == Readable.DATA && listenerCount(event) > 1);
        if (!fired && event == ERROR) {
            unheard((Exception) a);
        }
        return fired;
    }

    @Override
    public <A, B> boolean emit(Event2<A, B> event, A a, B b) {
        return fire(event, a, b, null, false);
    }

    @Override
    public <A, B, C> boolean emit(Event3<A, B, C> event, A a, B b, C c) {
        return fire(event, a, b, c, false);
    }

    private boolean fire(Event<?> event, Object a, Object b, Object c, boolean shared) {
        Object now = store;
        if (now == null) {
            return false;
        }
        if (now instanceof Registration one) {
            return one.event == event && call(one, a, b, c);
        }
        boolean fired = false;
        for (Registration registration : (Registration[]) now) {
            if (registration.event == event) {
                fired |= call(registration, shared ? ((ByteBuffer) a).duplicate() : a, b, c);
            }
        }
        return fired;
    }

    private boolean call(Registration registration, Object a, Object b, Object c) {
        if (registration.once) {
            if (registration.fired) {
                return false;
            }
            registration.fired = true;
            remove(registration);
        }
        try {
            registration.call(a, b, c);
        } catch (Throwable thrown) { // whatever a listener does must not hurt other connections of the loop
            uncaught(registration.event, thrown);
        }
        return true;
    }

    // ---- the store

    private static <L extends Listener> L checked(Event<L> event, L listener) {
        if (event == null || listener == null) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_INVALID_ARG_TYPE,
                    "The \"" + (event == null ? "event" : "listener") + "\" argument must not be null");
        }
        return listener;
    }

    private static Registration[] snapshot(Object store) {
        if (store == null) {
            return NOBODY;
        }
        return store instanceof Registration one ? new Registration[] {one} : (Registration[]) store;
    }

    private void add(Registration registration, boolean front) {
        Object before;
        Object after;
        do {
            before = store;
            after = with(before, registration, front);
        } while (!STORE.compareAndSet(this, before, after));
        added(registration.event);
    }

    private static Registration last(Object store, Event<?> event, Listener listener) {
        if (store instanceof Registration one) {
            return one.event == event && one.listener == listener ? one : null;
        }
        Registration[] all = snapshot(store);
        for (int i = all.length - 1; i >= 0; i--) {
            if (all[i].event == event && all[i].listener == listener) {
                return all[i];
            }
        }
        return null;
    }

    private static Object with(Object store, Registration one, boolean front) {
        if (store == null) {
            return one;
        }
        if (store instanceof Registration other) {
            return front ? new Registration[] {one, other} : new Registration[] {other, one};
        }
        Registration[] all = (Registration[]) store;
        Registration[] more = new Registration[all.length + 1];
        System.arraycopy(all, 0, more, front ? 1 : 0, all.length);
        more[front ? 0 : all.length] = one;
        return more;
    }

    private void remove(Registration registration) {
        Object before;
        Object after;
        do {
            before = store;
            after = without(before, registration);
        } while (after != before && !STORE.compareAndSet(this, before, after));
        if (after != before) {
            removed(registration.event);
        }
    }

    /** What is left; the very store if the registration is not in it. */
    private static Object without(Object store, Registration one) {
        if (!(store instanceof Registration[] all)) {
            return store == one ? null : store;
        }
        int at = Arrays.asList(all).indexOf(one);
        if (at < 0) {
            return store;
        }
        if (all.length == 2) {
            return all[1 - at];
        }
        Registration[] left = Arrays.copyOf(all, all.length - 1);
        System.arraycopy(all, at + 1, left, at, left.length - at);
        return left;
    }
}
