package io.jackfield.whiteboard;

/** A service that could not be mounted: what {@code MountDTO} tells of it. */
record Refused(String kind, Mount.Origin origin, String path, String problem, String message) {
    @Override
    public String toString() {
        String at = path.isEmpty() ? "" : " at " + path;
        return kind + " of " + origin.bundle() + at + " is not mounted: " + message;
    }
}
