/** Pooling of client connections. */
module io.jackfield.agent {
    requires io.jackfield.spi;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides io.jackfield.spi.agent.AgentStrategy with
            io.jackfield.agent.PoolingStrategy;
}
