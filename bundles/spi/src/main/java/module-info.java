/** Contracts of the replaceable parts. */
module io.jackfield.spi {
    requires transitive io.jackfield.api;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.jackfield.spi.agent;
    exports io.jackfield.spi.buffer;
    exports io.jackfield.spi.connection;
    exports io.jackfield.spi.engine;
    exports io.jackfield.spi.parser;
    exports io.jackfield.spi.tls;
    exports io.jackfield.spi.transport;
}
