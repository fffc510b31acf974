package io.jackfield.whiteboard;

import io.jackfield.api.Headers;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.Tunnel;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener0;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A request and a response off every loop, as recorders. */
final class FakeExchange {
    final IncomingMessage request = proxy(IncomingMessage.class);
    final ServerResponse response = proxy(ServerResponse.class);
    final Map<String, Object> headers = new HashMap<>();
    volatile int status = 200;
    volatile String text;
    volatile String upgrade;
    volatile boolean tunnelled;
    volatile boolean destroyed;
    final FakeSocket socket = new FakeSocket();
    private final String method;
    private final String url;
    private final Map<Event<?>, List<Listener0>> listeners = new ConcurrentHashMap<>();

    FakeExchange(String method, String url) {
        this.method = method;
        this.url = url;
    }

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
            case "url":
                return url;
            case "socket":
                return null;
            case "once":
                listeners
                        .computeIfAbsent((Event<?>) arguments[0], key -> new CopyOnWriteArrayList<>())
                        .add((Listener0) arguments[1]);
                return self;
            case "writeHead", "statusCode":
                status = (Integer) arguments[0];
                return self;
            case "setHeader":
                headers.put((String) arguments[0], arguments[1]);
                return self;
            case "end":
                text = arguments == null ? "" : (String) arguments[0];
                return self;
            case "finished":
                return text != null;
            case "headersSent":
                return tunnelled;
            case "headers":
                return proxy(Headers.class);
            case "get":
                return "upgrade".equals(arguments[0]) ? upgrade : null;
            case "tunnel":
                tunnelled = true;
                text = "";
                return new Tunnel(socket.handle, ByteBuffer.allocate(0));
            case "destroy":
                destroyed = true;
                return self;
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
