package io.jackfield.platform.core;

import io.jackfield.api.Socket;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.ClientExchange;
import io.jackfield.spi.engine.ClientSession;
import io.jackfield.spi.engine.ClientStream;
import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.Session;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import java.io.IOException;

/**
 * A connection that outlives strategies: between the transport's {@link Channel} and the {@link Session} that works on it now.
 *
 * <pre>
 *   accepted --bytes--> served by a session --boundary--> idle --bytes--> ...
 *      |                    |       ^
 *      |          no strategy       strategy came
 *      |                    v       |
 *      |                    parked --park time over--> refused
 *      +-- detach: raw, the application's socket gets the bytes
 *   any --> closing (refused or ended: output is flushed, input dropped) --> closed
 * </pre>
 */
public final class PlatformConnection extends ChannelSide implements ChannelEvents {
    // Neighbours in the loop's list.
    PlatformConnection next;
    PlatformConnection previous;

    private final Assignment assignment;
    private final ConnectionOwner owner;

    private RawSink handle;
    private Session session;
    private Slot<Protocol> slot;

    private boolean busy;
    private boolean parked;
    private boolean detached;
    private boolean retiring;
    private boolean working;

    PlatformConnection(Channel channel, PlatformLoop loop, Assignment assignment, ConnectionOwner owner) {
        super(channel, loop);
        this.assignment = assignment;
        this.owner = owner;
        this.retiring = loop.unit().retiring();
        loop.add(this);
        assignment.began(this);
    }

    @Override
    public Socket socket() {
        return handle().socket();
    }

    private RawSink handle() {
        if (handle == null) {
            handle = owner.socketFor(this);
        }
        return handle;
    }

    @Override
    public ServerHost host() {
        return assignment.endpoint().isServer() ? assignment.endpoint() : null;
    }

    /** Who it belongs to. */
    public ConnectionOwner owner() {
        return owner;
    }

    /** Whether no exchange is on it and nothing is half-read: it can be closed without harm. */
    public boolean idle() {
        return !detached && !busy && input().length() == 0 && closing == null;
    }

    /** Whether HTTP gave it up, so that the application's socket has the bytes. */
    public boolean detached() {
        return detached;
    }

    Assignment assignment() {
        return assignment;
    }

    // ---- what the transport tells

    @Override
    public void read(Slice bytes) {
        loop.enter();
        try {
            received(bytes.length());
            if (closing != null) {
                closing.read(bytes);
            } else if (detached) {
                handle.raw(bytes);
            } else {
                addUnread(bytes);
                work();
            }
        } finally {
            loop.exitInBurst();
        }
    }

    @Override
    public void readComplete() {
        loop.enterAfterReads();
        loop.exit();
    }

    @Override
    public void inputEnded() {
        loop.turn(() -> {
            inputEnded = true;
            if (closing != null) {
                closing.inputEnded();
            } else if (detached) {
                handle.rawEnd();
            } else if (session != null) {
                work();
                if (session != null) {
                    session.inputEnded();
                }
            } else if (!assignment.endpoint().isServer()) {
                owner.spoiled(this);
                close();
            } else {
                closeAfterOutput();
            }
        });
    }

    @Override
    public void written() {
        loop.turn(() -> {
            active();
            if (closing != null) {
                closing.written();
                return;
            }
            if (session != null) {
                session.written();
            }
            if (handle != null) {
                handle.written();
            }
        });
    }

    @Override
    public void closed(IOException cause) {
        loop.turn(() -> {
            closed = true;
            stopParking();
            times.disarm();
            if (closing != null) {
                closing.end();
            }
            Session last = session;
            session = null;
            if (last != null) {
                last.closed(cause);
            }
            endWork();
            dropUnread();
            loop.remove(this);
            assignment.closed(this);
            owner.closed(this, cause);
            if (handle != null) {
                handle.closed(cause);
            }
        });
    }

    // ---- sessions

    /** Offers the unread bytes to the session in force, making one where there is none. */
    private void work() {
        if (working || parked || closed) {
            return;
        }
        working = true;
        try {
            do {
                if (input().length() > 0 && !hasSession()) {
                    break;
                }
                if (session != null) {
                    beginWork();
                    session.input();
                }
                // A session that was replaced at a boundary leaves bytes to its successor.
            } while (session == null && input().length() > 0 && !detached && closing == null && !parked);
        } finally {
            working = false;
        }
        applyReading();
    }

    private boolean hasSession() {
        if (session != null) {
            return true;
        }
        if (!assignment.endpoint().isServer()) {
            // Bytes on an idle client connection: nobody asked for them.
            owner.spoiled(this);
            close();
            return false;
        }
        Slot<Protocol> current = assignment.protocol(this);
        if (current == null) {
            park();
            return false;
        }
        slot = current;
        session = current.get().serve(this);
        return true;
    }

    private void beginWork() {
        if (!busy) {
            busy = true;
            slot.take();
        }
    }

    private void endWork() {
        if (busy) {
            busy = false;
            slot.release();
        }
        slot = session == null ? null : slot;
    }

    @Override
    public boolean boundary() {
        boolean stays = !slot.retired();
        if (!stays) {
            session = null;
        }
        endWork();
        if (stays && input().length() > 0) {
            if (!working) {
                // The session came to its end outside of input(): what lies unread is offered in a later tick.
                loop.nextTick(this::work);
            } else {
                beginWork();
            }
        } else if (!stays && input().length() > 0 && !working) {
            loop.nextTick(this::work);
        }
        return stays;
    }

    /** Another protocol is in force on this loop: an idle session goes, a parked one that nobody began goes too. */
    void protocolChanged(Assignment changed) {
        if (changed != assignment || session == null || !slot.retired()) {
            return;
        }
        if ((!busy || parked) && session.handBack()) {
            session = null;
            endWork();
        }
    }

    /** The drain of a generation is over its time: restarts what nobody has seen, closes what is left; false if it held nothing. */
    boolean forceOff(Slot<?> retired) {
        boolean holds = slot == retired && busy || session != null && session.holds(retired);
        if (holds && session.handBack()) {
            session = null;
            endWork();
            loop.nextTick(this::work);
            return false;
        }
        if (holds) {
            assignment.counts().failed();
            close();
        }
        return holds;
    }

    @Override
    public Lease<Parser> parser() {
        Lease<Parser> lease = assignment.leaseParser(this);
        if (lease == null) {
            park();
        }
        return lease;
    }

    Lease<ServerEngine> engine() {
        Slot<ServerEngine> engine = assignment.engine(this);
        if (engine == null) {
            park();
            return null;
        }
        assignment.counts().request();
        return engine.take();
    }

    // ---- parking

    private void park() {
        if (!parked && !closed) {
            parked = true;
            assignment.park(this);
            applyReading();
            times.parked();
        }
    }

    /** A strategy came: goes on where it stopped. */
    void unpark() {
        parked = false;
        loop.turn(this::work);
        if (!parked) {
            times.unparked();
        }
        times.await();
    }

    private void stopParking() {
        if (parked) {
            parked = false;
            times.unparked();
            assignment.forget(this);
        }
    }

    void parkTimeOver() {
        stopParking();
        assignment.counts().failed();
        if (session != null) {
            session.unavailable();
        } else {
            Refusal.unavailable(this);
        }
        applyReading();
    }

    // ---- what is left of ChannelSide

    @Override
    boolean parked() {
        return parked;
    }

    long parkMillis() {
        return assignment.endpoint().parkMillis();
    }

    @Override
    void allWritten() {
        if (!closed && closing == null) {
            if (session != null && busy) {
                session.written();
            }
            if (handle != null) {
                handle.written();
            }
        }
    }

    /** The limit of inactivity passed; false when nobody handled it and the connection was closed. */
    boolean idleTimeOver() {
        boolean server = assignment.endpoint().isServer();
        if (!detached && handle != null && server) {
            // Node tells the socket's own listeners too, and destroys it all the same.
            handle.timedOut();
        }
        boolean handled = false;
        if (detached) {
            handled = handle.timedOut();
        } else if (session != null) {
            // while a complete response waits for its reader, only the client's socket is left to be told
            handled = session.timedOut() || busy && !server && handle != null && handle.timedOut();
        } else if (assignment.engine() != null) {
            handled = assignment.engine().get().timedOut(this);
        }
        if (!handled) {
            close();
        }
        return handled;
    }

    // ---- end

    @Override
    public boolean retiring() {
        return retiring;
    }

    /** The transport or the server goes: the next answer is the last; an idle connection may end now. */
    public void retire(boolean endIdle) {
        retiring = true;
        boolean client = !assignment.endpoint().isServer();
        if (idle() && (endIdle || client && !shaking())) {
            if (client) {
                owner.spoiled(this);
            }
            close();
        }
    }

    /** The drain time of its transport is over. */
    void retiredTooLate() {
        if (closing == null && assignment.endpoint().isServer()) {
            if (busy) {
                assignment.counts().failed();
            } else {
                assignment.counts().retired();
            }
        }
        close();
    }

    /** The owner refused it before it began. */
    void abandon() {
        closed = true;
        loop.remove(this);
        assignment.abandoned(this);
    }

    @Override
    void leaving() {
        stopParking();
        if (loop.unit().retiring() && !inputEnded && !detached) {
            assignment.counts().retired();
        }
    }

    @Override
    public Socket detach() {
        RawSink sink = handle();
        detached = true;
        stopParking();
        session = null;
        endWork();
        loop.nextTick(this::handOverInput);
        return sink.socket();
    }

    private void handOverInput() {
        while (input().length() > 0 && !closed) {
            handle.raw(input().take(input().length()));
        }
        if (inputEnded && !closed) {
            handle.rawEnd();
        }
        applyReading();
    }

    // ---- client side

    @Override
    public ClientStream request(ClientExchange exchange) {
        Slot<Protocol> current = session == null ? assignment.protocol(this) : slot;
        if (current == null) {
            exchange.closed(new HttpException(
                    ErrorCodes.ERR_JACKFIELD_NO_STRATEGY, "no protocol is registered: install the message bundle"));
            return null;
        }
        if (session == null) {
            slot = current;
            session = current.get().connect(this);
        }
        beginWork();
        return ((ClientSession) session).request(exchange);
    }

    @Override
    public void requestEnded(boolean reusable) {
        if (closed || detached) {
            return;
        }
        if (session != null) {
            if (slot.retired()) {
                session = null;
            }
            endWork();
        }
        if (!reusable || retiring || inputEnded || input().length() > 0) {
            close();
        } else {
            owner.released(this);
        }
    }
}
