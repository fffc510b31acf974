package io.jackfield.jfr.recorder;

import io.jackfield.platform.observe.ServerObserver;
import java.lang.System.Logger.Level;
import java.util.function.Function;
import jdk.jfr.FlightRecorder;

/** Has a {@link RecordingObserver} registered while {@link Recordings} says that it is worth it. */
public final class Recorder implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Recorder.class.getName());

    private final Function<ServerObserver, Runnable> register;
    private final RecordingObserver observer = new RecordingObserver();
    private final Recordings recordings = new Recordings(this::watch);
    private Runnable takeBack;

    private Recorder(Function<ServerObserver, Runnable> register) {
        this.register = register;
    }

    /**
     * Begins to follow recordings.
     *
     * @param register registers the observer and returns what takes it back
     * @return null where this system has no recorder
     */
    public static Recorder open(Function<ServerObserver, Runnable> register) {
        if (!FlightRecorder.isAvailable()) {
            LOG.log(Level.INFO, "the Flight Recorder is not available here: nothing is recorded");
            return null;
        }
        Recorder recorder = new Recorder(register);
        recorder.recordings.open();
        return recorder;
    }

    private void watch(boolean worthwhile) {
        if (worthwhile) {
            takeBack = register.apply(observer);
        } else {
            takeBack.run();
            observer.forget();
        }
    }

    @Override
    public void close() {
        recordings.close();
    }
}
