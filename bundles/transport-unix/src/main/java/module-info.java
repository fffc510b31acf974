/** What transports on Netty's native sockets share: the system calls, and the wait on a loop of ours. */
@SuppressWarnings("module") // the modules exported to are compiled later
module io.jackfield.transport.unix {
    requires transitive io.jackfield.transport.core;
    requires transitive io.netty.common;
    requires transitive io.netty.transport;
    requires transitive io.netty.transport.unix.common;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.jackfield.transport.unix to
            io.jackfield.transport.epoll,
            io.jackfield.transport.uring;
}
