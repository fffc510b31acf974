package io.jackfield.agent;

import io.jackfield.api.Socket;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;

/**
 * One connection of a {@link Pool}, from the moment it is open until it is gone. All fields are guarded by the pool's lock, but for a look by
 * {@link Pool#released}.
 *
 * <pre>
 *   opened ──▶ IN_USE ──released──▶ LEAVING ──kept──▶ FREE
 *                ▲                     │                │
 *                └──── ASSIGNED ◀──────┴────────────────┘
 *   any state ──closed by us──▶ CLOSING ──removed──▶ GONE
 * </pre>
 */
final class Member {
    /** What a connection is doing. */
    enum State {
        /** Given to a request that has not been told yet. */
        ASSIGNED,
        /** A request has it. */
        IN_USE,
        /** Its request is over; whether it is kept is being decided. */
        LEAVING,
        /** It waits for a request. */
        FREE,
        /** We closed it; it counts until it is gone. */
        CLOSING,
        /** It is closed, or no longer the pool's. */
        GONE
    }

    /** {@link #expiresAt} of a connection that may be idle for ever. */
    static final long NEVER = Long.MAX_VALUE;

    final Connection connection;
    final Socket socket;
    final Loop loop;
    final Group group;
    State state;
    /** The request that has it, or had it last. */
    SocketRequest request;
    /** The time in milliseconds from which on the server may have closed it. */
    long expiresAt = NEVER;
    /** When it became free, in milliseconds. */
    long freeSince;

    /** On the connection's loop. */
    Member(Connection connection, Group group, State state, SocketRequest request) {
        this.connection = connection;
        this.socket = connection.socket();
        this.loop = connection.loop();
        this.group = group;
        this.state = state;
        this.request = request;
    }
}
