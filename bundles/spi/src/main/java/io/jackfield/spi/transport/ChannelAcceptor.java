package io.jackfield.spi.transport;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes the connections that a {@link ListeningSocket} or the keeper accepted. The platform implements it. */
@ConsumerType
public interface ChannelAcceptor {

    /**
     * A connection was accepted. Called on the channel's loop, before anything is read.
     *
     * @return what gets the channel's events, or null to refuse: the channel is then closed
     */
    ChannelEvents accepted(Channel channel);
}
