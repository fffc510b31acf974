package io.jackfield.transport.unix;

import java.io.IOException;

/** Who is told of a socket by its {@link Watch}: a channel or a listening socket. Loop only. */
public interface Watched {

    /** The socket is ready for something, by the bits of poll(2). */
    void ready(int events);

    /** The kernel can not tell of the socket. */
    void failed(IOException cause);

    /** The loop ends: closes the socket. */
    void close();

    /** After {@link Watch#end}: the kernel has let go of the socket. */
    default void gone() {}
}
