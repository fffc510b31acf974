/** Liveness and readiness as handlers. */
module io.jackfield.health {
    requires io.jackfield.api;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;
}
