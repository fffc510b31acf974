package io.jackfield.platform.trial;

/** The call into a candidate that is under way on one thread, if any: what is looked at to find one that does not return. */
final class Call {
    private static final int RUNNING = 5;

    private volatile long begun;
    private volatile Thread thread;
    private volatile String what = "";

    /** Before the call, on its thread. */
    void begin(String element) {
        what = element;
        thread = Thread.currentThread();
        begun = System.nanoTime() | 1;
    }

    /** After it. */
    void end() {
        begun = 0;
    }

    /**
     * The limit that it has exceeded, or 0. A thread that waits is stuck after the limit; one that runs may only lack a processor, and has
     * {@value #RUNNING} times as long.
     */
    long exceeded(long nanos) {
        long since = begun;
        Thread on = thread;
        if (since == 0 || on == null) {
            return 0;
        }
        long limit = on.getState() == Thread.State.RUNNABLE ? RUNNING * nanos : nanos;
        return System.nanoTime() - since > limit ? limit : 0;
    }

    /** The thread it is on, and what it was called with. */
    @Override
    public String toString() {
        return what + " on thread " + (thread == null ? "none" : thread.getName());
    }
}
