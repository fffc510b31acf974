package io.jackfield.platform.core;

import io.jackfield.platform.observe.SeenConnection;

/** A {@link PlatformConnection} as observers see it. */
record ObservedConnection(PlatformConnection connection) implements SeenConnection {
    @Override
    public long id() {
        return connection.id();
    }

    @Override
    public String server() {
        return connection.assignment().endpoint().name();
    }

    @Override
    public String remoteAddress() {
        return Addresses.host(connection.channel().remoteAddress());
    }

    @Override
    public int remotePort() {
        return Addresses.port(connection.channel().remoteAddress());
    }

    @Override
    public int localPort() {
        return Addresses.port(connection.channel().localAddress());
    }

    @Override
    public String transport() {
        return connection.loop.unit().generation().toString();
    }

    @Override
    public long bytesRead() {
        return connection.bytesRead();
    }
}
