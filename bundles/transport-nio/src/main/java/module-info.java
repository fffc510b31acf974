/** Sockets by the JDK's selectors. */
module io.jackfield.transport.nio {
    requires io.jackfield.transport.core;
    requires jdk.net;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides io.jackfield.spi.transport.Transport with
            io.jackfield.transport.nio.NioTransport;
}
