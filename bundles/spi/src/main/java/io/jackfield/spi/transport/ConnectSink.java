package io.jackfield.spi.transport;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** Gets the outcome of one {@link LoopGroup#connect}, on the loop that was asked for: exactly one of the two methods, once. */
@ConsumerType
public interface ConnectSink {

    /**
     * The connection is made. Called before anything is read.
     *
     * @return what gets the channel's events, or null to drop it: the channel is then closed
     */
    ChannelEvents connected(Channel channel);

    /** The connection could not be made; the exception is the system's own where there is one (java.net.ConnectException...). */
    void failed(IOException cause);
}
