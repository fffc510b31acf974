package io.jackfield.platform.core;

import io.jackfield.api.Socket;
import io.jackfield.spi.buffer.Slice;
import java.io.IOException;

/** The application's handle of a {@link PlatformConnection}: what gets its bytes once HTTP gave it up. Called on the loop. */
public interface RawSink {
    /** The handle. */
    Socket socket();

    /** Bytes arrived on a detached connection; the receiver owns the slice. */
    void raw(Slice bytes);

    /** The peer of a detached connection ended its output. */
    void rawEnd();

    /** Output that had waited was taken by the operating system. */
    void written();

    /** The inactivity limit of a detached connection passed; true if a listener handled it. */
    boolean timedOut();

    /** The connection is closed, detached or not; called once. */
    void closed(IOException cause);
}
