package io.jackfield.platform.provider;

import io.jackfield.platform.handle.Liveness;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps the process alive by one waiting thread while something is referenced: the loops themselves are daemons, so that a forgotten handle
 * holds nobody.
 */
final class ProcessHold implements Liveness {
    private int count;
    private CountDownLatch end;

    @Override
    public synchronized void change(boolean up) {
        count += up ? 1 : -1;
        if (count > 0 && end == null) {
            end = new CountDownLatch(1);
            start(end);
        } else if (count == 0 && end != null) {
            end.countDown();
            end = null;
        }
    }

    private static void start(CountDownLatch until) {
        Thread thread = new Thread(
                () -> {
                    try {
                        until.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "jackfield-alive");
        thread.setDaemon(false);
        thread.setContextClassLoader(ProcessHold.class.getClassLoader());
        thread.start();
    }
}
