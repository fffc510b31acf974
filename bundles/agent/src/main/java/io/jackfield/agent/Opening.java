package io.jackfield.agent;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Socket;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;

/**
 * A connection on its way: what a {@link Pool} hands to the host in place of the request, so that the connection can go to another
 * request when the first one is called off. The mutable fields are guarded by the pool's lock.
 */
final class Opening implements SocketRequest {
    final Group group;
    private final SocketRequest first;
    /** The request that will get the connection, or null when it was called off. */
    SocketRequest request;
    /** The socket while it connects, or null before the host told. */
    Socket socket;
    /** The application took it out of the pool. */
    boolean left;
    /** The pool was destroyed meanwhile: the connection is closed as soon as it is there. */
    boolean doomed;

    Opening(Group group, SocketRequest request) {
        this.group = group;
        this.first = request;
        this.request = request;
    }

    @Override
    public String name() {
        return group.name;
    }

    @Override
    public RequestOptions options() {
        return first.options();
    }

    @Override
    public Loop loop() {
        return first.loop();
    }

    @Override
    public ClientRequest request() {
        return first.request();
    }

    @Override
    public void connecting(Socket newSocket) {
        group.pool.connecting(this, newSocket);
    }

    @Override
    public void assigned(Connection connection, boolean reused) {
        group.pool.opened(this, connection);
    }

    @Override
    public void failed(Exception cause) {
        group.pool.connectFailed(this, cause);
    }
}
