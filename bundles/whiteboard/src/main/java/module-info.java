/** Request handlers, filters and error handlers as services. */
module io.jackfield.whiteboard {
    requires io.jackfield.platform;
    requires static osgi.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;
}
