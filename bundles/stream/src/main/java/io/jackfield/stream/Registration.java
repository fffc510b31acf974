package io.jackfield.stream;

import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.event.Event1;
import io.jackfield.api.event.Event2;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.Listener1;
import io.jackfield.api.listener.Listener2;
import io.jackfield.api.listener.Listener3;

/** One listener of an {@link EventEmitter}. Equality is identity: the same listener may be added twice. */
final class Registration {
    final Event<?> event;
    final Listener listener;
    final boolean once;
    /** An emission begun inside another one of the same event may still have a one-time listener in its snapshot. */
    boolean fired;

    Registration(Event<?> event, Listener listener, boolean once) {
        this.event = event;
        this.listener = listener;
        this.once = once;
    }

    /** The key's type parameter guarantees the listener's type. */
    @SuppressWarnings("unchecked")
    void call(Object a, Object b, Object c) throws Exception {
        if (event instanceof Event0) {
            ((Listener0) listener).on();
        } else if (event instanceof Event1) {
            ((Listener1<Object>) listener).on(a);
        } else if (event instanceof Event2) {
            ((Listener2<Object, Object>) listener).on(a, b);
        } else {
            ((Listener3<Object, Object, Object>) listener).on(a, b, c);
        }
    }
}
