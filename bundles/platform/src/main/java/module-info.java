/** What stays while strategies are replaced: connections, ports, configuration. */
module io.jackfield.platform {
    requires transitive io.jackfield.stream;
    requires static osgi.core;
    requires static org.osgi.service.component;
    requires static org.osgi.service.cm;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;
}
