package io.jackfield.whiteboard;

import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.whiteboard.MountDTO;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import java.util.Map;

/** The whiteboard without a container, in its package, since it exports nothing: services are mounted and found as there. */
public final class Mounting {
    private static final RequestListener HANDLER = (request, response) -> response.end();

    private final Mounts mounts = new Mounts(WhiteboardSettings.DEFAULTS);

    /** Mounts a service. */
    public void mount(int id, String path) {
        Map<String, Object> properties = Map.of("service.id", (long) id, WhiteboardConstants.HANDLER_PATH, path);
        mounts.add(id, new Registration(MountDTO.HANDLER, properties, "bundle-" + id % 100), HANDLER);
    }

    /** Takes a service away. */
    public void unmount(int id) {
        mounts.remove(MountDTO.HANDLER, id);
    }

    /** Finds the handler of a request, and gives its service's id. */
    public long find(String path) {
        return mounts.routes().find(path, "GET", "default").origin().id();
    }

    /** How many mounts are told. */
    public int told() {
        return mounts.list().size();
    }
}
