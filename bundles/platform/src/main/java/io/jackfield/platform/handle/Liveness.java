package io.jackfield.platform.handle;

/** Keeps the process alive while handles are referenced, as Node's {@code ref} does; in a container the framework does that by itself. */
@FunctionalInterface
public interface Liveness {
    /** Does nothing. */
    Liveness NONE = up -> {};

    /** One handle more (true) or less (false) wants the process alive. Thread-safe. */
    void change(boolean up);
}
