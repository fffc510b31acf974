package io.jackfield.transport.netty;

import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.FastThreadLocalThread;

/** Care for threads that are not ours: Netty's thread-locals on them would keep its class loader reachable when all bundles are gone. */
public final class ForeignThread {

    private ForeignThread() {}

    /** Removes Netty's thread-locals from the calling thread, unless it is a loop. */
    public static void clean() {
        if (!(Thread.currentThread() instanceof FastThreadLocalThread)) {
            FastThreadLocal.removeAll();
        }
    }
}
