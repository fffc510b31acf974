/** A line for each request that was answered. */
module io.jackfield.access.log {
    requires io.jackfield.platform;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;
}
