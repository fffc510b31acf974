package io.jackfield.platform.core;

import io.jackfield.api.tls.TlsOptions;
import io.jackfield.platform.tls.EngineSource;
import io.jackfield.platform.tls.Handshakes;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.tls.TlsEngines;
import io.jackfield.spi.tls.TlsProvider;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The engines of one server, or of one set of client options: made by the provider in force, and made anew when that, or the options, change.
 * Making them blocks and is done by workers or by whoever configures; taking them does not. Thread-safe.
 */
public final class TlsSource implements EngineSource {
    private static final Logger LOG = System.getLogger(TlsSource.class.getName());

    private final Core core;
    private final boolean server;
    private final ReentrantLock making = new ReentrantLock();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Handshakes handshakes = new Handshakes();
    private volatile TlsOptions options;
    private volatile Made made;
    private volatile long certificates;
    private volatile long refused;
    private volatile String complaint = "";

    /** Engines with what they were made of. */
    private record Made(Generation<TlsProvider> generation, TlsOptions options, TlsEngines engines) {}

    TlsSource(Core core, TlsOptions options, boolean server) {
        this.core = core;
        this.options = options;
        this.server = server;
    }

    // ---- engines in force

    @Override
    public TlsOptions options() {
        return options;
    }

    @Override
    public Lease<TlsEngines> take() {
        Made now = made;
        return now != null && now.generation.acquire() ? new Held(now) : null;
    }

    private record Held(Made made) implements Lease<TlsEngines> {
        @Override
        public TlsEngines get() {
            return made.engines;
        }

        @Override
        public String name() {
            return made.generation.name();
        }

        @Override
        public long generation() {
            return made.generation.number();
        }

        @Override
        public void release() {
            made.generation.release();
        }
    }

    @Override
    public void whenThere(Runnable look) {
        waiting.add(look);
        Made now = made;
        if (now != null && !now.generation.retired()) {
            wake();
        }
    }

    @Override
    public void forget(Runnable look) {
        waiting.remove(look);
    }

    private void wake() {
        Runnable look;
        while ((look = waiting.poll()) != null) {
            look.run();
        }
    }

    @Override
    public long waitMillis() {
        return core.settings().parkMillis();
    }

    @Override
    public Handshakes handshakes() {
        return handshakes;
    }

    @Override
    public Executor workers() {
        return core.workers();
    }

    // ---- changes

    /**
     * Puts other options in force, if engines can be made of them. Blocks.
     *
     * @throws GeneralSecurityException if a certificate or key can not be used; then the old options stay
     * @throws IOException if a file can not be read; then the old options stay
     */
    public void change(TlsOptions changed) throws GeneralSecurityException, IOException {
        boolean anew;
        making.lock();
        try {
            Made before = made;
            make(changed);
            options = changed;
            anew = made != before;
        } finally {
            making.unlock();
        }
        wake();
        if (anew) {
            core.strategies().notifyObservers();
        }
    }

    /**
     * Makes engines of the options in force, if there is a provider and none were made yet. Blocks.
     *
     * @throws GeneralSecurityException if a certificate or key can not be used
     * @throws IOException if a file can not be read
     */
    public void prepare() throws GeneralSecurityException, IOException {
        change(options);
    }

    /** Strategies came or went: what a provider that goes has made is let go at once, another one is asked on a worker. */
    void strategiesChanged() {
        Made now = made;
        if (now != null && now.generation.retired()) {
            making.lock();
            try {
                replace(null);
            } finally {
                making.unlock();
            }
            now = made;
        }
        Generation<TlsProvider> best = core.tls().provider();
        if (best != null && (now == null || now.generation != best)) {
            prepareSoon();
        }
    }

    void prepareSoon() {
        try {
            core.workers().execute(this::prepareOrTell);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the platform is shutting down", e);
        }
    }

    private void prepareOrTell() {
        try {
            prepare();
        } catch (GeneralSecurityException | IOException | RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "TLS can not be used with " + options + ": " + e.getMessage(), e);
        }
    }

    /** Under the lock. */
    private void make(TlsOptions wanted) throws GeneralSecurityException, IOException {
        Generation<TlsProvider> best = core.tls().provider();
        Made now = made;
        boolean same = now != null && now.generation == best && now.options.equals(wanted);
        if (same || best == null || !best.acquire()) {
            return;
        }
        try {
            TlsEngines engines = best.service().engines(wanted, server);
            engines.tell(new Files());
            replace(best.retired() ? null : new Made(best, wanted, engines));
            inForce();
        } finally {
            best.release();
        }
    }

    /** Under the lock. */
    private void inForce() {
        certificates = certificates + 1;
        complaint = "";
    }

    /** What became of files that changed is counted, and told to who looks on. */
    private final class Files implements TlsEngines.FileChanges {
        @Override
        public void followed() {
            told(TlsSource.this::inForce);
        }

        @Override
        public void refused(Exception why) {
            told(() -> {
                refused = refused + 1;
                complaint = String.valueOf(why.getMessage());
            });
        }

        private void told(Runnable count) {
            making.lock();
            try {
                count.run();
            } finally {
                making.unlock();
            }
            core.strategies().notifyObservers();
        }
    }

    private void replace(Made next) {
        Made old = made;
        made = next;
        if (old != null) {
            old.engines.close();
        }
    }

    // ---- for people

    /** Who made the engines in force, as name and generation; empty when nobody did. */
    public String provider() {
        Made now = made;
        return now == null ? "" : now.generation.toString();
    }

    /** How often certificates were put in force so far. */
    public long certificates() {
        return certificates;
    }

    /** How often changed files could not be used. */
    public long refused() {
        return refused;
    }

    /** Why they can not; empty when certificates were put in force since. */
    public String complaint() {
        return complaint;
    }
}
