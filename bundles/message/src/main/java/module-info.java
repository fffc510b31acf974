/** HTTP messages, framing and the HTTP/1 protocol, shared by server and client. */
module io.jackfield.message {
    requires transitive io.jackfield.stream;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;

    exports io.jackfield.message to
            io.jackfield.server,
            io.jackfield.client;

    provides io.jackfield.spi.engine.ProtocolFactory with
            io.jackfield.message.http1.Http1Factory;
    provides io.jackfield.spi.engine.HeadFraming with
            io.jackfield.message.http1.Http1Framing;
}
