package io.jackfield.benchmarks.load;

import java.net.InetAddress;

/** A connection for one request; one side or the other closes it in order. */
final class FreshConnection extends Connection {
    private final InetAddress source;
    private boolean complete;

    FreshConnection(Load load, InetAddress source) {
        super(load);
        this.source = source;
    }

    void ask(Exchange exchange) {
        connect();
        if (open()) {
            send(exchange);
            flush();
        } else {
            lose(exchange, "could not connect");
        }
    }

    @Override
    InetAddress source() {
        return source;
    }

    @Override
    void answered(boolean last) {
        complete = true;
        if (!last) {
            close();
            load.gone(this);
        }
    }

    @Override
    void ended(boolean wasAnnounced) {
        if (!complete) {
            Tally tally = load.tally();
            tally.failed.addAndGet(sent.size());
            tally.complain("FreshConnection: ended without an answer");
        }
        load.gone(this);
    }

    @Override
    void broken() {
        load.gone(this);
    }
}
