/** The page that shows a running platform. */
module io.jackfield.demo {
    requires io.jackfield.api;
    requires static osgi.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;
}
