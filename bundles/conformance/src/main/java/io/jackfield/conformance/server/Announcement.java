package io.jackfield.conformance.server;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.ServerStatus;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Tells the container whether the servers of the conformance run are up, in the words of {@link ServerStatus}. */
final class Announcement {
    private static final String NAME = "conformance";

    private final BundleContext context;
    private ServiceRegistration<ServerStatus> registration;

    Announcement(BundleContext context) {
        this.context = context;
    }

    /** @param failure why they are not up, or null when they are */
    synchronized void tell(String host, int port, Exception failure) {
        ListenerDTO listener = new ListenerDTO();
        listener.server = NAME;
        listener.host = host;
        listener.port = port;
        listener.state = failure == null ? ServerStatus.LISTENING : ServerStatus.FAILED;
        listener.error = failure == null ? "" : Objects.toString(failure.getMessage(), failure.toString());
        withdraw();
        registration = context.registerService(ServerStatus.class, () -> listener, properties(listener));
    }

    // a Dictionary is what the framework takes
    @SuppressWarnings("JdkObsolete")
    private static Dictionary<String, Object> properties(ListenerDTO listener) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServerStatus.NAME, listener.server);
        properties.put(ServerStatus.STATE, listener.state);
        properties.put(ServerStatus.HOST, listener.host);
        properties.put(ServerStatus.PORT, listener.port);
        properties.put(ServerStatus.ERROR, listener.error);
        return properties;
    }

    synchronized void withdraw() {
        if (registration != null) {
            registration.unregister();
            registration = null;
        }
    }
}
