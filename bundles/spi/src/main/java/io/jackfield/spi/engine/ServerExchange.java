package io.jackfield.spi.engine;

import org.osgi.annotation.versioning.ConsumerType;

/** One exchange on the server's side, as the engine offers it to the protocol. */
@ConsumerType
public interface ServerExchange extends IncomingExchange {

    /** The response has left: its last byte was taken by the operating system. Node's {@code finish}. */
    void responseWritten();

    /** The exchange is over on the wire: request read, response written, or given up. Nothing is called afterwards but {@link #closed}. */
    void over();
}
