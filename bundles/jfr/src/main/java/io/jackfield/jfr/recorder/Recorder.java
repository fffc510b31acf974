package io.jackfield.jfr.recorder;

import io.jackfield.platform.observe.ServerObserver;
import java.lang.System.Logger.Level;
import jdk.jfr.FlightRecorder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Has a {@link RecordingObserver} registered while {@link Recordings} says that it is worth it. */
public final class Recorder implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Recorder.class.getName());

    private final BundleContext context;
    private final RecordingObserver observer = new RecordingObserver();
    private final Recordings recordings = new Recordings(this::watch);
    private ServiceRegistration<ServerObserver> registration;

    private Recorder(BundleContext context) {
        this.context = context;
    }

    /**
     * Begins to follow recordings.
     *
     * @param context where the observer is registered
     * @return null where this system has no recorder
     */
    public static Recorder open(BundleContext context) {
        if (!FlightRecorder.isAvailable()) {
            LOG.log(Level.INFO, "the Flight Recorder is not available here: nothing is recorded");
            return null;
        }
        Recorder recorder = new Recorder(context);
        recorder.recordings.open();
        return recorder;
    }

    private void watch(boolean worthwhile) {
        if (worthwhile) {
            registration = context.registerService(ServerObserver.class, observer, null);
        } else {
            registration.unregister();
            observer.forget();
        }
    }

    @Override
    public void close() {
        recordings.close();
    }
}
