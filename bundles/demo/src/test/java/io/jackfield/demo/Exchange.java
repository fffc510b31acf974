package io.jackfield.demo;

import io.jackfield.api.Headers;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.Listener1;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request and a response that write down what a handler does to them. */
final class Exchange {
    final Map<String, Object> headers = new LinkedHashMap<>();
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    final Map<String, Object> requestHeaders = new LinkedHashMap<>();
    int status = 200;
    int room = Integer.MAX_VALUE;
    boolean ended;
    boolean destroyed;

    private final Map<Event<?>, Object> listeners = new HashMap<>();
    private final String method;
    private final String url;

    Exchange(String method, String url) {
        this.method = method;
        this.url = url;
    }

    static Exchange get(Site site, String url) {
        Exchange exchange = new Exchange("GET", url);
        exchange.runOn(site);
        return exchange;
    }

    void runOn(Site site) {
        site.on(proxy(IncomingMessage.class, this::request), proxy(ServerResponse.class, this::response));
    }

    String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    void receive(String chunk) throws Exception {
        ((Listener1<ByteBuffer>) listeners.get(IncomingMessage.DATA))
                .on(ByteBuffer.wrap(chunk.getBytes(StandardCharsets.UTF_8)));
    }

    void emit(Event<?> event) throws Exception {
        ((Listener0) listeners.get(event)).on();
    }

    private Object request(Object self, Method called, Object[] arguments) {
        return switch (called.getName()) {
            case "method" -> method;
            case "url" -> url;
            case "headers" -> proxy(Headers.class, (headers, asMap, none) -> requestHeaders);
            case "on" -> listen(self, arguments);
            default -> throw new UnsupportedOperationException(called.toString());
        };
    }

    private Object response(Object self, Method called, Object[] arguments) {
        switch (called.getName()) {
            case "setHeader" -> headers.put((String) arguments[0], arguments[1]);
            case "statusCode" -> status = (int) arguments[0];
            case "on" -> listen(self, arguments);
            case "destroyed" -> {
                return destroyed;
            }
            case "finished" -> {
                return ended;
            }
            case "write" -> {
                return write(arguments[0]);
            }
            case "end" -> {
                if (arguments != null) {
                    write(arguments[0]);
                }
                ended = true;
            }
            default -> throw new UnsupportedOperationException(called.toString());
        }
        return self;
    }

    private Object listen(Object self, Object[] arguments) {
        listeners.put((Event<?>) arguments[0], arguments[1]);
        return self;
    }

    /** Takes everything; says no once there is no room. */
    private boolean write(Object chunk) {
        if (ended) {
            throw new IllegalStateException("write after end");
        }
        ByteBuffer bytes = chunk instanceof ByteBuffer buffer
                ? buffer.duplicate()
                : ByteBuffer.wrap(
                        chunk instanceof byte[] array ? array : ((String) chunk).getBytes(StandardCharsets.UTF_8));
        room -= bytes.remaining();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        body.writeBytes(copy);
        return room > 0;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        InvocationHandler withDefaults = (self, called, arguments) -> called.isDefault()
                ? InvocationHandler.invokeDefault(self, called, arguments)
                : handler.invoke(self, called, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, withDefaults));
    }
}
