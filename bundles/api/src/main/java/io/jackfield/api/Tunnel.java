package io.jackfield.api;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A connection that left HTTP, by {@link ServerResponse#tunnel}. RFC 9110 sections 7.8 and 9.3.6.
 *
 * @param socket the connection; whoever has it writes the answer too, such as {@code 101 Switching Protocols}, and closes it
 * @param head bytes already read behind the request, perhaps none; owned by the receiver
 */
@ProviderType
public record Tunnel(Socket socket, ByteBuffer head) {}
