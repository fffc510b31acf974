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

    /** The one of both that starts earlier, this one if they do so together. */
    BundleRef earlier(BundleRef other) {
        return other.startLevel < startLevel ? other : this;
    }

    /** The Maven group. */
    public String group() {
        return id.substring(0, id.indexOf(':'));
    }

    /** The same coordinates as Karaf writes them: {@code mvn:group/artifact/version[/type[/classifier]]}. */
    public String mavenUrl() {
        String[] parts = id.split(":", -1);
        StringBuilder url = new StringBuilder("mvn:")
                .append(parts[0])
                .append('/')
                .append(parts[1])
                .append('/')
                .append(parts[parts.length - 1]);
        for (int i = 2; i < parts.length - 1; i++) {
            url.append('/').append(parts[i]);
        }
        return url.toString();
    }

    /** The jar in a flat folder: {@code artifact-version[-classifier].jar}. */
    public Path in(Path folder) {
        String[] parts = id.split(":", -1);
        String classifier = parts.length == 5 ? "-" + parts[3] : "";
        return folder.resolve(parts[1] + "-" + parts[parts.length - 1] + classifier + ".jar");
    }
}
