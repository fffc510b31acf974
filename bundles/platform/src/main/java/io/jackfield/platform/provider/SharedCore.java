package io.jackfield.platform.provider;

import io.jackfield.api.Http;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.CoreSettings;
import io.jackfield.platform.handle.HttpFactory;

/**
 * The one core of this class loader outside a container: begun with the first {@code Http}, closed with the last. What was closed begins anew
 * with the next one.
 */
final class SharedCore {
    private static final Object LOCK = new Object();
    private static SharedCore current;

    private final Core core = new Core(CoreSettings.defaults());
    private final HttpFactory factory = new HttpFactory(core, new ProcessHold());
    private final LoadedObservers observers = new LoadedObservers(core);
    private int users;

    private SharedCore() {
        new LoadedStrategies(core.strategies()).addAll();
        observers.beginAll();
    }

    static Http newHttp() {
        synchronized (LOCK) {
            if (current == null) {
                current = new SharedCore();
            }
            SharedCore shared = current;
            shared.users++;
            return shared.factory.newHttp("", shared::leave);
        }
    }

    private void leave() {
        synchronized (LOCK) {
            users--;
            if (users > 0) {
                return;
            }
            current = null;
        }
        if (core.currentLoop() == null) {
            end();
        } else {
            // A loop can not wait for its own end.
            Thread closer = new Thread(this::end, "jackfield-closer");
            closer.setContextClassLoader(SharedCore.class.getClassLoader());
            closer.start();
        }
    }

    private void end() {
        factory.close();
        core.close();
        // after it, since they are told of the connections that it closes
        observers.close();
    }
}
