/** Sockets on Linux io_uring. */
module io.jackfield.transport.uring {
    requires io.jackfield.transport.unix;
    requires io.netty.transport.classes.io_uring;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides io.jackfield.spi.transport.Transport with
            io.jackfield.transport.uring.IoUringTransport;
}
