package io.jackfield.whiteboard;

import io.jackfield.api.Socket;
import io.jackfield.api.listener.Listener0;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A connection that left HTTP, as a recorder. */
final class FakeSocket {
    final Socket handle = (Socket) Proxy.newProxyInstance(
            Socket.class.getClassLoader(),
            new Class<?>[] {Socket.class},
            (self, called, arguments) -> call(self, called, arguments));
    volatile String sent = "";
    volatile boolean destroyed;
    private volatile Listener0 closed = () -> {};

    private Object call(Object self, Method called, Object[] arguments) throws Exception {
        switch (called.getName()) {
            case "equals":
                return self == arguments[0];
            case "hashCode":
                return 1;
            case "bytesWritten":
                return (long) sent.length();
            case "once":
                closed = (Listener0) arguments[1];
                return self;
            case "write":
                sent += arguments[0];
                return true;
            case "end":
                sent += arguments[0];
                ((Listener0) arguments[1]).on();
                return self;
            case "destroyed":
                return destroyed;
            case "destroy":
                destroyed = true;
                closed.on();
                return self;
            default:
                throw new UnsupportedOperationException(called.getName());
        }
    }
}
