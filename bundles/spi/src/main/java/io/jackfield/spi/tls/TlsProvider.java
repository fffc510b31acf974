package io.jackfield.spi.tls;

import io.jackfield.api.tls.TlsOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes {@link TlsEngines} of options: the service that a TLS bundle registers. Its engines serve new handshakes until it goes or another
 * one is preferred; connections made before keep theirs. Outside a container it is found through {@link java.util.ServiceLoader}.
 */
@ConsumerType
public interface TlsProvider {
    /**
     * The service property that repeats {@link #name}. Carried by every registered provider; required; without it the platform reads
     * {@link #name}; a String.
     */
    String NAME_PROPERTY = "jackfield.name";

    /** The name by which {@code swap} chooses this provider: lower-case, for example {@code jdk}. */
    String name();

    /** The preference among providers when nobody chose one; the highest wins. Equal to {@code service.ranking}. */
    int ranking();

    /**
     * Whether this provider can work here; asked whenever providers are chosen, so the answer must be cheap after the first time.
     *
     * @return null, or why it can not; it is not chosen then
     */
    default String unavailable() {
        return null;
    }

    /**
     * Reads certificates, keys and trust. May block; never called on a loop.
     *
     * @param options what to make engines of
     * @param server whether they are for a server
     * @return engines, to be closed by the caller
     * @throws GeneralSecurityException if a certificate or key can not be used; the message says which
     * @throws IOException if a file can not be read
     */
    TlsEngines engines(TlsOptions options, boolean server) throws GeneralSecurityException, IOException;
}
