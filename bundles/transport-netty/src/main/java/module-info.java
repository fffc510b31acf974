/** What the transports on Netty share. */
@SuppressWarnings("module") // the modules exported to are compiled later
module io.jackfield.transport.netty {
    requires transitive io.jackfield.spi;
    requires io.jackfield.transport.core;
    requires transitive io.netty.buffer;
    requires transitive io.netty.common;
    requires transitive io.netty.transport;
    requires io.netty.transport.unix.common;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.jackfield.transport.netty to
            io.jackfield.transport.uring;
}
