package io.jackfield.parser.netty;

import io.netty.handler.codec.http.HttpObjectDecoder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/**
 * Has Netty's codec initialise on a stack without a class of ours. One of its constants is an exception, which keeps every class of
 * the stack it was made on: Netty outlives this bundle, and would keep the bundle that used it first.
 */
final class CodecClasses {
    private CodecClasses() {}

    /** Returns when the codec is initialised; does nothing if it was. */
    static void initialise() {
        Thread current = Thread.currentThread();
        ClassLoader context = current.getContextClassLoader();
        try {
            // the proxy is defined by the context loader: it must not be ours either
            current.setContextClassLoader(ClassLoader.getSystemClassLoader());
            Thread thread = new Thread(task(), "jackfield-parser-netty");
            thread.start();
            thread.join();
        } catch (InterruptedException e) {
            current.interrupt();
        } finally {
            current.setContextClassLoader(context);
        }
    }

    /** All of it is the JDK's: a lambda would be a class of ours. */
    private static Runnable task() {
        try {
            Lookup lookup = MethodHandles.lookup();
            MethodHandle initialise = lookup.findVirtual(
                    Lookup.class, "ensureInitialized", MethodType.methodType(Class.class, Class.class));
            return MethodHandleProxies.asInterfaceInstance(
                    Runnable.class,
                    MethodHandles.insertArguments(initialise, 0, lookup, HttpObjectDecoder.class)
                            .asType(MethodType.methodType(void.class)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
