package io.jackfield.api.listener;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Socket;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes connections over that clients want to upgrade: a listener of {@link io.jackfield.api.Server#UPGRADE}, and the service type a
 * whiteboard upgrade handler is registered under. Called on the connection's loop; must not block. Items 104, 105; RFC 9110 section 7.8.
 */
@ConsumerType
@FunctionalInterface
public interface UpgradeListener extends Listener3<IncomingMessage, Socket, ByteBuffer> {
    /**
     * Called once for each upgrade. It writes {@code 101 Switching Protocols} to the socket itself.
     *
     * @param request the request; it is complete and has no content
     * @param socket the connection, out of HTTP; the listener's to close
     * @param head bytes already read behind the request, perhaps none; owned by the listener
     * @throws Exception whatever goes wrong; from a whiteboard handler: answered with 500 if nothing was written, and the connection is closed
     */
    @Override
    void on(IncomingMessage request, Socket socket, ByteBuffer head) throws Exception;
}
