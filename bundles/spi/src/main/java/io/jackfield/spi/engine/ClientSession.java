package io.jackfield.spi.engine;

import org.osgi.annotation.versioning.ConsumerType;

/** A {@link Session} on a connection that we made. */
@ConsumerType
public interface ClientSession extends Session {

    /** Begins a request; the exchange is told what comes back. Only while {@link #idle}. */
    ClientStream request(ClientExchange exchange);
}
