package io.jackfield.jfr.recorder;

import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Follows the recordings of this JVM: while one runs that has an event of ours enabled, somebody is told that it is worth watching. Until the
 * first recording the recorder is not even initialised, and the classes of our events are not loaded. Life: {@link #open}, {@link #close}.
 */
final class Recordings implements FlightRecorderListener, AutoCloseable {
    private static final List<Class<? extends Event>> EVENTS =
            List.of(ExchangeEvent.class, ConnectionEvent.class, ParseErrorEvent.class, SwapEvent.class);

    private final Consumer<Boolean> worthwhile;
    private boolean registered;
    private boolean told;
    private boolean closed;

    /** @param worthwhile is told true and false in turn, on the thread that starts or stops a recording */
    Recordings(Consumer<Boolean> worthwhile) {
        this.worthwhile = worthwhile;
    }

    void open() {
        FlightRecorder.addListener(this);
    }

    @Override
    public void recorderInitialized(FlightRecorder recorder) {
        look(recorder);
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        look(FlightRecorder.getFlightRecorder());
    }

    private synchronized void look(FlightRecorder recorder) {
        if (closed) {
            return;
        }
        boolean running = recorder.getRecordings().stream().anyMatch(each -> each.getState() == RecordingState.RUNNING);
        if (running && !registered) {
            registered = true;
            EVENTS.forEach(FlightRecorder::register);
        }
        tell(running
                && EVENTS.stream().anyMatch(each -> EventType.getEventType(each).isEnabled()));
    }

    private void tell(boolean now) {
        if (now != told) {
            told = now;
            worthwhile.accept(now);
        }
    }

    /** The recorder forgets us and our events, so that our classes can be unloaded. */
    @Override
    public void close() {
        FlightRecorder.removeListener(this);
        synchronized (this) {
            closed = true;
            tell(false);
            if (registered) {
                EVENTS.forEach(FlightRecorder::unregister);
            }
        }
    }
}
