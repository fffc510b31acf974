/** The server and the client that are compared with Node's, answer by answer and event by event. */
module io.jackfield.conformance {
    requires io.jackfield.api;
    requires static osgi.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;
}
