package io.jackfield.message;

import io.jackfield.api.listener.WriteCallback;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** The callbacks of an {@link OutgoingContent}'s writes that have not run. As a task it tells them that all is well. */
final class PendingCallbacks implements Runnable {
    private final ArrayDeque<WriteCallback> waiting = new ArrayDeque<>(4);
    private final Consumer<Throwable> failed;

    PendingCallbacks(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    void add(WriteCallback callback) {
        waiting.add(callback);
    }

    @Override
    public void run() {
        run(null);
    }

    void run(Exception error) {
        for (WriteCallback callback = waiting.poll(); callback != null; callback = waiting.poll()) {
            call(callback, error);
        }
    }

    /** Calls one that does not wait, or none for null. */
    void call(WriteCallback callback, Exception error) {
        try {
            if (callback != null) {
                callback.done(error);
            }
        } catch (Throwable thrown) { // of the application: it must not hurt the loop
            failed.accept(thrown);
        }
    }
}
