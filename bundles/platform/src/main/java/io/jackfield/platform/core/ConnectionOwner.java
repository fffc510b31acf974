package io.jackfield.platform.core;

import java.io.IOException;

/** Whoever a {@link PlatformConnection} belongs to: a server handle or an agent handle. Called on the connection's loop. */
public interface ConnectionOwner {
    /** Makes the handle of a connection; called once for each connection, when it is first asked for. */
    RawSink socketFor(PlatformConnection connection);

    /** The connection is closed. */
    void closed(PlatformConnection connection, IOException cause);

    /** A request on a client connection is over; it can carry another one. */
    void released(PlatformConnection connection);

    /** Something arrived on a client connection that carries no request: it can not be used any more and is being closed. */
    void spoiled(PlatformConnection connection);
}
