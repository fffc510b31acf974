package io.jackfield.spi.connection;

import io.jackfield.spi.engine.ServerExchange;
import io.jackfield.spi.parser.ProtocolException;

/**
 * A request that a protocol refuses, for {@link ServerHost#refused}.
 *
 * @param error what was wrong, and the status that answers it
 * @param head what had been received of its head, or null where none is at hand; not to be changed
 * @param begun what the engine had given for it, or null if its head never reached one
 */
public record RefusedRequest(ProtocolException error, byte[] head, ServerExchange begun) {}
