package io.jackfield.platform.handle;

import io.jackfield.platform.core.PlatformConnection;

/** Whoever a {@link ClientSocket} was made for: an agent's pool, one request, or the application. On the socket's loop. */
interface Keeper {
    /** The connection is there, before anything was read. */
    void opened(PlatformConnection connection);

    /** There will be none: it could not be made, or the socket was destroyed while it connected. */
    void failed(Exception cause);

    /** The application took it out by {@code agentRemove} while it connects; {@link #opened} or {@link #failed} follows. Once. */
    void left();

    /** A request on it is over; it can carry another one. */
    void released(PlatformConnection connection);

    /** Something arrived while it carried no request; it is being closed. */
    void spoiled(PlatformConnection connection);

    /** It is closed, or the application took it out by {@code agentRemove}. Once. */
    void removed(PlatformConnection connection);
}
