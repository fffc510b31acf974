package io.jackfield.platform.tls;

import io.jackfield.api.tls.TlsOptions;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.tls.TlsEngines;
import java.util.concurrent.Executor;

/** Where a {@link TlsChannel} gets its engine: certificates in force and whoever makes engines of them may change at any time. */
public interface EngineSource {
    /** The options in force. */
    TlsOptions options();

    /** The engines in force, or null while nobody makes any. The lease is held until the handshake is over. */
    Lease<TlsEngines> take();

    /** Runs {@code look} once, on any thread, when there may be engines. */
    void whenThere(Runnable look);

    /** Ends {@link #whenThere}. */
    void forget(Runnable look);

    /** Milliseconds that a connection waits for engines. */
    long waitMillis();

    /** The handshakes under way with these engines. */
    Handshakes handshakes();

    /** Where delegated tasks run: they block. */
    Executor workers();
}
