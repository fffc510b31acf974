package io.jackfield.spi.tls;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives TLS engines for connections: a value that holds certificates, keys and trust. The platform wraps the transport's channel with the
 * engine it gets. New certificates are a new value; connections already made keep the engine they have. {@link #engine} is called on event
 * loops, so it must not block; an engine's delegated tasks run on workers.
 */
@ConsumerType
public interface TlsEngines extends AutoCloseable {

    /** An engine in its first state for one connection; owned by the caller. */
    SSLEngine engine(TlsPeer peer);

    /**
     * Checks a peer that the engine let pass because the options do not reject those that are not trusted. Called after the handshake, never
     * on a loop; may block. With other options the engine has checked already and this is not called.
     *
     * @param session of the finished handshake
     * @param peer as given to {@link #engine}
     * @throws CertificateException if the peer is not trusted
     */
    void check(SSLSession session, TlsPeer peer) throws CertificateException;

    /**
     * Whether a handshake went on with a session of an earlier one. Called on the loop when it is over. Unless overridden a session that is
     * older than the handshake says so.
     *
     * @param engine as given by {@link #engine}
     * @param begun when its handshake began, in milliseconds since the epoch
     */
    default boolean resumed(SSLEngine engine, long begun) {
        return engine.getSession().getCreationTime() < begun;
    }

    /** Gets told about files that engines are made of. */
    @ProviderType
    interface FileChanges {
        /** What changed is in force for engines to come. */
        void followed();

        /** What changed can not be used; engines to come are as before. */
        void refused(Exception why);
    }

    /**
     * Has changes of files told from now on, on any thread. Called once, before the first engine is asked for. Unless overridden nothing is
     * told.
     */
    default void tell(FileChanges changes) {}

    /** Nobody will ask for engines any more; those that were given go on. */
    @Override
    void close();
}
