/** Gogo commands. */
module io.jackfield.shell {
    requires io.jackfield.api;
    requires static org.apache.felix.gogo.runtime;
    requires static osgi.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.cm;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;
}
