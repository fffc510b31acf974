package io.jackfield.api.listener;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Socket;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes tunnels: a listener of {@link io.jackfield.api.Server#CONNECT}, and the service type a whiteboard CONNECT handler is registered
 * under. Called on the connection's loop; must not block. Items 99, 100; RFC 9110 section 9.3.6.
 */
@ConsumerType
@FunctionalInterface
public interface ConnectListener extends Listener3<IncomingMessage, Socket, ByteBuffer> {
    /**
     * Called once for each CONNECT. It writes {@code 200} or a refusal to the socket itself.
     *
     * @param request the request; its {@code url} is the host and port to connect to
     * @param socket the client's connection, out of HTTP; the listener's to close
     * @param head bytes already read behind the request, perhaps none; owned by the listener
     * @throws Exception whatever goes wrong; from a whiteboard handler: answered with 500 if nothing was written, and the connection is closed
     */
    @Override
    void on(IncomingMessage request, Socket socket, ByteBuffer head) throws Exception;
}
