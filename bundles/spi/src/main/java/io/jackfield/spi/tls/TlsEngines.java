package io.jackfield.spi.tls;

import javax.net.ssl.SSLEngine;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives TLS engines for connections: a value that holds certificates, keys and trust. The transport wraps its channel with the engine
 * it gets. New certificates are a new value; connections already made keep the engine they have. Called on event loops, so it must
 * not block.
 */
@ConsumerType
public interface TlsEngines {

    /** An engine in its first state for one connection; owned by the caller. */
    SSLEngine engine(TlsPeer peer);
}
