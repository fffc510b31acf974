/** Sockets on Linux epoll. */
module io.jackfield.transport.epoll {
    requires io.jackfield.transport.unix;
    requires io.netty.transport.classes.epoll;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides io.jackfield.spi.transport.Transport with
            io.jackfield.transport.epoll.EpollTransport;
}
