package io.jackfield.api.whiteboard;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Tells what is mounted where, and why something is not. A service of the bundle {@code whiteboard}. Thread-safe. */
@ProviderType
public interface Whiteboard {
    /**
     * Every mount: a service with two paths is two.
     *
     * @return a new list, by kind, then path, then ranking (the highest first)
     */
    List<MountDTO> mounts();
}
