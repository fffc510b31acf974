package io.jackfield.platform.trial;

/** The call into a candidate that is under way on one thread, if any: what is looked at to find one that does not return. */
final class Call {
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

    /** Whether it has lasted longer. */
    boolean longerThan(long nanos) {
        long since = begun;
        return since != 0 && System.nanoTime() - since > nanos;
    }

    /** The thread it is on, and what it was called with. */
    @Override
    public String toString() {
        return what + " on thread " + (thread == null ? "none" : thread.getName());
    }
}
