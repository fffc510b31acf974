package io.jackfield.platform.tls;

import io.jackfield.api.error.HttpException;
import io.jackfield.api.tls.TlsSession;

/** Gets the outcome of the handshake of a {@link TlsChannel}, on the loop: one of both, once, before anything is read. */
public interface TlsOpening {
    /** The connection is encrypted. */
    void secured(TlsSession session);

    /** There will be no connection; it is being closed. */
    void failed(HttpException cause);
}
