package io.jackfield.platform.observe;

import java.util.function.Function;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Brings {@link ServerObserver}s outside a container, where there is no service to register: found by {@link java.util.ServiceLoader} on the class
 * path or module path when the platform begins there, with its first {@code Http}. Inside a container nobody asks for it.
 */
@ConsumerType
public interface ObserverProvider {
    /**
     * Begins. May register observers now or later, on any thread, and takes back each.
     *
     * @param register registers an observer and returns what takes it back, to be run once
     * @return what ends it, run when the platform ends; observers that are registered still are taken back by it
     */
    AutoCloseable begin(Function<ServerObserver, Runnable> register);
}
