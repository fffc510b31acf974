package io.jackfield.jfr;

import io.jackfield.platform.observe.ServerObserver;
import java.lang.System.Logger.Level;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The recorder in a container, through a {@link RecorderLoader}. Where the runtime has none it does nothing. */
@Component(
        service = {},
        immediate = true)
public final class RecorderComponent {
    private static final System.Logger LOG = System.getLogger(RecorderComponent.class.getName());
    private static final String RECORDER = "io.jackfield.jfr.recorder.Recorder";

    private final AutoCloseable recorder;

    /**
     * Begins to follow recordings.
     *
     * @param context where the observer is registered
     * @throws ReflectiveOperationException if it can not begin
     */
    @Activate
    public RecorderComponent(BundleContext context) throws ReflectiveOperationException {
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            LOG.log(Level.INFO, "this runtime has no module jdk.jfr: nothing is recorded");
            recorder = null;
            return;
        }
        Class<?> type =
                Class.forName(RECORDER, true, new RecorderLoader(getClass().getClassLoader()));
        Function<ServerObserver, Runnable> register = observer -> register(context, observer);
        recorder = (AutoCloseable) type.getMethod("open", Function.class).invoke(null, register);
    }

    private static Runnable register(BundleContext context, ServerObserver observer) {
        ServiceRegistration<ServerObserver> registration =
                context.registerService(ServerObserver.class, observer, null);
        return registration::unregister;
    }

    @Deactivate
    void deactivate() throws Exception {
        if (recorder != null) {
            recorder.close();
        }
    }
}
