/** What transports on plain sockets share: the loop, the channel, its buffers. */
@SuppressWarnings("module") // the modules exported to are compiled later
module io.jackfield.transport.core {
    requires transitive io.jackfield.spi;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.jackfield.transport.core to
            io.jackfield.transport.nio,
            io.jackfield.transport.unix;
}
