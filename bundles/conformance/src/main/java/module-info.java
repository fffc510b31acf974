/** The server that is compared with Node's, answer by answer. */
module io.jackfield.conformance {
    requires io.jackfield.api;
    requires static osgi.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;
}
