/** Node's emitter and stream machines, shared by platform and message. */
module io.jackfield.stream {
    requires transitive io.jackfield.spi;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.jackfield.stream;
}
