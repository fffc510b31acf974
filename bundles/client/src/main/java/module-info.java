/** Client engine. */
module io.jackfield.client {
    requires io.jackfield.message;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides io.jackfield.spi.engine.ClientEngine with
            io.jackfield.client.NodeClientEngine;
}
