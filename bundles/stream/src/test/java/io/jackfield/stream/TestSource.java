package io.jackfield.stream;

import io.jackfield.api.event.Event;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayList;
import java.util.List;

/** A readable stream that the test feeds, and that records what was asked of its source. */
final class TestSource extends ReadableStream {
    final List<Boolean> demands = new ArrayList<>();
    final List<Throwable> uncaught = new ArrayList<>();
    Exception incomplete;
    private final Loop loop;

    TestSource(Loop loop) {
        this.loop = loop;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    protected void demand(boolean more) {
        demands.add(more);
    }

    @Override
    protected Exception incomplete() {
        return incomplete;
    }

    @Override
    protected void uncaught(Event<?> event, Throwable thrown) {
        uncaught.add(thrown);
    }

    boolean give(String text) {
        return push(CountedSlice.of(text));
    }

    boolean give(CountedSlice slice) {
        return push(slice);
    }

    void finish() {
        pushEnd();
    }

    boolean isUntouched() {
        return untouched();
    }
}
