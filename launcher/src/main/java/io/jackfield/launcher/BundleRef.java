package io.jackfield.launcher;

import java.nio.file.Path;

/**
 * A bundle as a {@link Feature} names it: Maven coordinates {@code group:artifact[:type[:classifier]]:version} and the
 * start level at which it starts.
 */
public record BundleRef(String id, int startLevel) {
    /** Refuses an id that is no Maven coordinate. */
    public BundleRef {
        int parts = id.split(":", -1).length;
        if (parts < 3 || parts > 5) {
            throw new IllegalArgumentException("bundle id " + id + ": expected group:artifact:version");
        }
    }

    /** The jar in a flat folder: {@code artifact-version[-classifier].jar}. */
    public Path in(Path folder) {
        String[] parts = id.split(":", -1);
        String classifier = parts.length == 5 ? "-" + parts[3] : "";
        return folder.resolve(parts[1] + "-" + parts[parts.length - 1] + classifier + ".jar");
    }
}
