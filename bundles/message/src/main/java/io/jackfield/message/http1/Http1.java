package io.jackfield.message.http1;

import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.ClientSession;
import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.Session;

/** HTTP/1 on one event loop: what its sessions share, since only one of them runs at a time. Made by {@link Http1Factory}. */
final class Http1 implements Protocol {
    private final DateLine date;
    private final HeadWriter writer;
    private final RequestFraming requestFraming = new RequestFraming();
    private final ResponseFraming responseFraming = new ResponseFraming();

    Http1(Loop loop) {
        date = new DateLine(loop);
        writer = new HeadWriter(date);
    }

    @Override
    public Session serve(Connection connection) {
        return new Http1ServerSession(this, connection);
    }

    @Override
    public ClientSession connect(Connection connection) {
        return new Http1ClientSession(this, connection);
    }

    /** The {@code Date} line. */
    DateLine date() {
        return date;
    }

    /** Writes heads; its results hold until the next head. */
    HeadWriter writer() {
        return writer;
    }

    /** Decides about requests; its results hold until the next request. */
    RequestFraming requestFraming() {
        return requestFraming;
    }

    /** Decides about responses; its results hold until the next response. */
    ResponseFraming responseFraming() {
        return responseFraming;
    }
}
