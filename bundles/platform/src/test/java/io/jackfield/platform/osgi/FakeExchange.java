package io.jackfield.platform.osgi;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener0;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A request and a response for handlers under test, as recorders. */
final class FakeExchange {
    final IncomingMessage request = proxy(IncomingMessage.class);
    final ServerResponse response = proxy(ServerResponse.class);
    volatile int status = 200;
    volatile boolean ended;
    volatile boolean destroyed;
    volatile String method = "GET";
    private final Map<Event<?>, List<Listener0>> listeners = new ConcurrentHashMap<>();

    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> call(self, called, arguments)));
    }

    private Object call(Object self, Method called, Object[] arguments) {
        switch (called.getName()) {
            case "method":
                return method;
            case "destroy":
                destroyed = true;
                return self;
            case "once":
                listeners
                        .computeIfAbsent((Event<?>) arguments[0], key -> new CopyOnWriteArrayList<>())
                        .add((Listener0) arguments[1]);
                return self;
            case "writeHead":
                status = (Integer) arguments[0];
                return self;
            case "end":
                ended = true;
                return self;
            case "finished":
                return ended;
            case "headersSent":
                return false;
            default:
                throw new UnsupportedOperationException(called.getName());
        }
    }

    /** Emits an event without arguments. */
    void emit(Event<Listener0> event) throws Exception {
        for (Listener0 listener : listeners.getOrDefault(event, List.of())) {
            listener.on();
        }
    }
}
