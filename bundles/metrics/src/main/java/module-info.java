/** What the platform counts, for Prometheus and JMX. */
module io.jackfield.metrics {
    requires io.jackfield.platform;
    requires java.management;
    requires static osgi.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;
}
