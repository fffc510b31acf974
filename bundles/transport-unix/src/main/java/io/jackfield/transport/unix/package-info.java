/**
 * What transports on Netty's native sockets share; for the transports of this project only. They say by {@link
 * io.jackfield.transport.unix.UnixTransport} how the kernel tells of a socket.
 */
@Export
@Version("0.1.0")
package io.jackfield.transport.unix;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
