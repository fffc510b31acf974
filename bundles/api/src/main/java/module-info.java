/** What an application compiles against. */
module io.jackfield.api {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
}
