/** The trace that a request belongs to. */
module io.jackfield.trace.context {
    requires io.jackfield.platform;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;
}
