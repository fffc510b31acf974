package io.jackfield.agent;

import io.jackfield.api.Socket;
import io.jackfield.spi.connection.Connection;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A connection that remembers what was done to it; the pool is told of its end when its loop runs. */
final class FakeConnection {
    final FakeLoop loop;
    final Pool pool;
    final FakeSocket socket;
    final Connection connection;
    final List<Long> idleTimeouts = new ArrayList<>();
    boolean closed;

    FakeConnection(Pool pool, FakeLoop loop, FakeSocket socket) {
        this.pool = pool;
        this.loop = loop;
        this.socket = socket;
        this.connection = proxy(Connection.class, (method, arguments) -> switch (method.getName()) {
            case "loop" -> this.loop;
            case "socket" -> this.socket.socket;
            case "close" -> close();
            case "idleTimeout" -> {
                idleTimeouts.add((Long) arguments[0]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Closed by us or by the peer. */
    Object close() {
        if (!closed) {
            closed = true;
            loop.execute(() -> pool.removed(connection));
        }
        return null;
    }

    /** Its request is over. */
    void release() {
        loop.turn(() -> pool.released(connection));
    }

    /** The body of a fake: answers a method call. */
    interface Answer {
        Object to(Method method, Object[] arguments);
    }

    static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() != Object.class) {
                        return answer.to(method, arguments);
                    }
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(self);
                        case "equals" -> self == arguments[0];
                        default -> type.getSimpleName() + "@" + System.identityHashCode(self);
                    };
                }));
    }

    /** The handle of a connection, made when it begins to connect. */
    static final class FakeSocket {
        final List<String> events = new ArrayList<>();
        boolean destroyed;
        final Socket socket = proxy(Socket.class, (method, arguments) -> switch (method.getName()) {
            case "emit" -> events.add(arguments[0].toString());
            case "destroy" -> {
                destroyed = true;
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }
}
