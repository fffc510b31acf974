package io.jackfield.client;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Socket;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event0;
import io.jackfield.message.IncomingMessageBase;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.parser.HeadBlock;

/** The response of one {@link RequestExchange}, which it tells when it has been read. */
final class NodeResponse extends IncomingMessageBase {
    private final RequestExchange exchange;
    /** Runs on {@code END}, before {@code CLOSE} follows; null as long as the connection is there. */
    private Runnable beforeClose;

    private boolean discarded;

    NodeResponse(RequestExchange exchange, HeadBlock head) {
        super(head);
        this.exchange = exchange;
    }

    @Override
    public Loop loop() {
        return exchange.loop();
    }

    @Override
    public Socket socket() {
        return exchange.claim().socket();
    }

    @Override
    public IncomingMessage setTimeout(long millis) {
        exchange.claim().socket().setTimeout(millis);
        return this;
    }

    // ---- reading

    @Override
    protected void demand(boolean more) {
        exchange.demand(more);
    }

    @Override
    public boolean emit(Event0 event) {
        if (event != END) {
            return super.emit(event);
        }
        boolean heard = super.emit(END);
        if (beforeClose != null) {
            beforeClose.run();
            tellClosed();
        }
        exchange.responseRead();
        return heard;
    }

    /** Nobody is going to read it. */
    void discard() {
        discarded = true;
        if (!destroyed()) {
            drop();
        }
    }

    @Override
    protected void droppedAll() {
        exchange.responseRead();
    }

    // ---- the end

    /** The connection is gone and the message is complete: {@code CLOSE} follows, after something else, when it has been read. */
    void closeWhenRead(Runnable before) {
        if (endEmitted() || discarded && untouched()) {
            before.run();
            tellClosed();
        } else {
            beforeClose = before;
        }
    }

    /**
     * The connection is gone and the message is not complete (J2).
     *
     * @param error what later versions emit in place of {@code END}, or null
     */
    void closeCutOff(Exception error) {
        if (destroyed()) {
            tellClosed();
        } else if (error != null) {
            if (listenerCount(Emitter.ERROR) > 0) {
                emit(Emitter.ERROR, error);
            }
            tellClosed();
        } else {
            pushEnd();
            closeWhenRead(() -> {});
        }
    }

    @Override
    protected void abortExchange() {
        exchange.giveUp(false, null);
    }
}
