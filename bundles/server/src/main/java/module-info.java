/** Server engine: Node's requests and responses over a protocol's exchanges. */
module io.jackfield.server {
    requires io.jackfield.message;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides io.jackfield.spi.engine.ServerEngine with
            io.jackfield.server.NodeServerEngine;
}
