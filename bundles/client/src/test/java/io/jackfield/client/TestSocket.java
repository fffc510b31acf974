package io.jackfield.client;

import io.jackfield.api.Socket;
import io.jackfield.api.event.Emitter;
import io.jackfield.stream.EventEmitter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** The handle of a connection: emits, and remembers what it was told. */
final class TestSocket {
    final List<String> calls = new ArrayList<>();
    final Socket socket = proxy(Socket.class, this::call);
    private final EventEmitter emitter = new EventEmitter() {};
    Runnable onDestroy = () -> {};
    long bytesRead;

    private Object call(Object self, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Emitter.class || method.getName().matches("on|once|off|emit|listenerCount")) {
            try {
                Object result = EventEmitter.class
                        .getMethod(method.getName(), method.getParameterTypes())
                        .invoke(emitter, arguments);
                return result instanceof Emitter ? self : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
        switch (method.getName()) {
            case "setTimeout", "setNoDelay", "setKeepAlive" -> {
                List<String> words = new ArrayList<>();
                for (Object argument : arguments) {
                    words.add(String.valueOf(argument));
                }
                calls.add(method.getName() + words);
                return self;
            }
            case "bytesRead" -> {
                return bytesRead;
            }
            case "destroy" -> {
                calls.add("destroy");
                onDestroy.run();
                return self;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        }
    }

    /** What a fake answers. */
    interface Answer {
        Object to(Object self, Method method, Object[] arguments) throws Throwable;
    }

    static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() != Object.class) {
                        return answer.to(self, method, arguments);
                    }
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(self);
                        case "equals" -> self == arguments[0];
                        default -> type.getSimpleName();
                    };
                }));
    }
}
