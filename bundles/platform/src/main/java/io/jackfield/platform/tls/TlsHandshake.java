package io.jackfield.platform.tls;

import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.tls.TlsOptions;
import io.jackfield.api.tls.TlsSession;
import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.tls.TlsEngines;
import io.jackfield.spi.tls.TlsPeer;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Brings a {@link TlsChannel} up.
 *
 * <ol>
 *   <li>{@link #admitted}: a client that says something takes a place among the {@link Handshakes}, waits for one, or is sent away;
 *   <li>{@link #engine}: of a client the server name is awaited; then engines are taken, or waited for, since none may be there now;
 *   <li>{@link #runTasks}: what takes long runs on a worker, and the channel reads nothing meanwhile;
 *   <li>{@link #finish}: where options let everybody pass, the peer is checked now, to be told about;
 *   <li>{@link #end}: everything is given back.
 * </ol>
 *
 * Loop only, but for what runs on workers.
 */
public final class TlsHandshake {
    private static final System.Logger LOG = System.getLogger(TlsHandshake.class.getName());

    private final EngineSource source;
    private final TlsOptions options;
    private final boolean client;
    private final TlsOpening opening;
    private final AtomicReference<Lease<TlsEngines>> lease = new AtomicReference<>();
    private final Runnable look = this::goOn;
    private TlsPeer peer;
    private TlsChannel channel;
    private Handshakes.Place place;
    private ClientHello hello;
    private Deadline limit;
    private Deadline patience;
    private long begun;
    private boolean busy;
    private boolean secured;
    private boolean over;

    private TlsHandshake(EngineSource source, TlsPeer peer, TlsOpening opening) {
        this.source = source;
        this.options = source.options();
        this.client = peer != null;
        this.peer = peer;
        this.opening = opening;
    }

    /** Of a server, with whoever connected. */
    public static TlsHandshake ofServer(EngineSource source, TlsOpening opening) {
        return new TlsHandshake(source, null, opening);
    }

    /** Of a client. */
    public static TlsHandshake ofClient(EngineSource source, TlsPeer server, TlsOpening opening) {
        return new TlsHandshake(source, server, opening);
    }

    TlsOpening opening() {
        return opening;
    }

    boolean isClient() {
        return client;
    }

    /** Whether it waits for a worker or for engines. */
    boolean busy() {
        return busy;
    }

    void begin(TlsChannel owner) {
        channel = owner;
        long millis = options.handshakeTimeout().toMillis();
        if (millis > 0) {
            limit = owner.platformLoop().deadline(this::timeOver);
            limit.arm(millis);
        }
    }

    private void timeOver() {
        channel.fail(new HttpException(
                ErrorCodes.ERR_TLS_HANDSHAKE_TIMEOUT,
                "TLS handshake timeout after " + options.handshakeTimeout().toMillis() + " ms"));
    }

    // ---- the engine

    /** Whether it may begin; one that only connected costs nothing yet. */
    private boolean admitted() {
        if (place == null) {
            place = source.handshakes().enter(client ? 0 : options.maxHandshakes(), look);
        }
        if (place == null) {
            channel.refuse(tooMany(null));
            return false;
        }
        busy = !place.taken();
        return !busy;
    }

    private static HttpException tooMany(Exception cause) {
        return new HttpException(
                ErrorCodes.ERR_JACKFIELD_TOO_MANY_HANDSHAKES, "too many TLS handshakes at once", cause);
    }

    /** The engine, or null: it is not its turn, the server name is not known yet, or there are no engines. */
    SSLEngine engine(ByteBuffer received) throws SSLException {
        if (!client && !received.hasRemaining() || !admitted()) {
            return null;
        }
        if (peer == null) {
            hello = hello == null ? new ClientHello() : hello;
            ClientHello.Found found = hello.in(received);
            if (!found.whole()) {
                return null;
            }
            hello = null;
            peer = client(found.serverName());
        }
        Lease<TlsEngines> taken = source.take();
        if (taken == null) {
            await();
            return null;
        }
        lease.set(taken);
        stopWaiting();
        SSLEngine engine = taken.get().engine(peer);
        begun = System.currentTimeMillis();
        engine.beginHandshake();
        return engine;
    }

    private TlsPeer client(String serverName) {
        SocketAddress remote = channel.remoteAddress();
        return remote instanceof InetSocketAddress inet
                ? TlsPeer.client(inet.getHostString(), inet.getPort(), serverName)
                : TlsPeer.client(null, 0, serverName);
    }

    private void await() {
        if (patience == null) {
            patience = channel.platformLoop().deadline(this::noEngine);
            patience.arm(Math.max(1, source.waitMillis()));
        }
        busy = true;
        source.whenThere(look);
    }

    private void noEngine() {
        channel.fail(new HttpException(
                ErrorCodes.ERR_JACKFIELD_NO_STRATEGY,
                "no TLS engine came within " + source.waitMillis()
                        + " ms: install jackfield-tls, and see the log for what is wrong with" + " the certificate"));
    }

    /** A place or an engine may be there. Any thread. */
    private void goOn() {
        onLoop(channel.platformLoop(), () -> {
            if (!over) {
                busy = false;
                channel.work();
            }
        });
    }

    private void stopWaiting() {
        busy = false;
        if (patience != null) {
            patience.disarm();
            source.forget(look);
        }
    }

    // ---- what takes long

    /** Lets a worker do what the engine delegates; always false: the channel goes on when that is done. */
    boolean runTasks(SSLEngine engine) throws SSLException {
        if (secured) {
            // TLS 1.3 has none; a peer could keep us computing
            throw new SSLException("renegotiation is refused");
        }
        onWorker(() -> {
            Runnable task;
            while ((task = engine.getDelegatedTask()) != null) {
                task.run();
            }
            return null;
        });
        return false;
    }

    private interface Work {
        /** Does it, and gives what is to be done on the loop with the outcome, or null. */
        Runnable run();
    }

    private void onWorker(Work work) {
        busy = true;
        Loop loop = channel.platformLoop();
        try {
            source.workers().execute(() -> {
                Runnable outcome = null;
                try {
                    outcome = work.run();
                } catch (RuntimeException | Error e) {
                    LOG.log(Level.WARNING, "a task of a TLS handshake failed", e);
                    outcome = () -> channel.fail(
                            new HttpException(ErrorCodes.EPROTO, "TLS: a task of the handshake failed", e));
                }
                resume(loop, outcome);
            });
        } catch (RejectedExecutionException e) {
            busy = false;
            channel.fail(tooMany(e));
        }
    }

    private void resume(Loop loop, Runnable outcome) {
        onLoop(loop, () -> {
            busy = false;
            if (over) {
                release();
                return;
            }
            if (outcome != null) {
                outcome.run();
            }
            channel.work();
        });
    }

    private void onLoop(Loop loop, Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException loopEnded) {
            release();
        }
    }

    // ---- the outcome

    /** The engine has nothing to do any more; true when the channel is open. */
    boolean finish(SSLEngine engine) throws SSLException {
        if (secured) {
            return true;
        }
        if (engine.isInboundDone() || engine.isOutboundDone()) {
            throw new SSLException("the peer ended the handshake");
        }
        secured = true;
        boolean unchecked = !options.rejectUnauthorized() && (client || options.requestCert());
        if (unchecked && hasCertificate(engine)) {
            TlsEngines engines = lease.get().get();
            onWorker(() -> {
                String error = check(engines, engine);
                return () -> secured(engine, error);
            });
            return false;
        }
        secured(engine, null);
        return true;
    }

    private static boolean hasCertificate(SSLEngine engine) {
        return TlsSession.of(engine.getSession(), null, null, null, false).getPeerCertificate() != null;
    }

    private String check(TlsEngines engines, SSLEngine engine) {
        try {
            engines.check(engine.getSession(), peer);
            return null;
        } catch (CertificateException e) {
            return TlsFailures.code(e);
        }
    }

    private void secured(SSLEngine engine, String error) {
        boolean reused = lease.get().get().resumed(engine, begun);
        end();
        channel.secured(
                TlsSession.of(engine.getSession(), engine.getApplicationProtocol(), peer.serverName(), error, reused));
    }

    /** It is over, well or not; a worker that is still at it gives the lease back. */
    void end() {
        over = true;
        if (limit != null) {
            limit.disarm();
        }
        boolean working = busy && lease.get() != null;
        stopWaiting();
        if (!working) {
            release();
        }
    }

    private void release() {
        Lease<TlsEngines> held = lease.getAndSet(null);
        if (held != null) {
            held.release();
        }
        if (place != null) {
            place.leave();
        }
    }
}
