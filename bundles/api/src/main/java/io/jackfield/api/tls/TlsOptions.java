package io.jackfield.api.tls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Certificates, keys, trust and limits of TLS, for a server, an agent or a request, by the names of Node's {@code tls} module. Immutable,
 * with values as equality; made by {@link #builder()}.
 *
 * <table>
 * <caption>Defaults</caption>
 * <tr><th>option</th><th>default</th></tr>
 * <tr><td>{@link #minVersion()}, {@link #maxVersion()}</td><td>TLSv1.2, TLSv1.3</td></tr>
 * <tr><td>{@link #ciphers()}</td><td>those that the JDK enables</td></tr>
 * <tr><td>{@link #ca()}, {@link #caFile()}</td><td>the JDK's trust store</td></tr>
 * <tr><td>{@link #rejectUnauthorized()}, {@link #checkServerIdentity()}</td><td>true</td></tr>
 * <tr><td>{@link #requestCert()}</td><td>false</td></tr>
 * <tr><td>{@link #alpnProtocols()}</td><td>http/1.1</td></tr>
 * <tr><td>{@link #handshakeTimeout()}</td><td>120 s</td></tr>
 * <tr><td>{@link #maxHandshakes()}</td><td>1000</td></tr>
 * </table>
 *
 * What is given as a file is read again when the file changed, without a restart: see {@link #certFile()}.
 */
@ProviderType
public final class TlsOptions {
    /** Node's defaults with TLS 1.2 as the oldest version. */
    public static final TlsOptions DEFAULTS = builder().build();

    private final TlsOptionsBuilder from;

    TlsOptions(TlsOptionsBuilder builder) {
        from = new TlsOptionsBuilder(builder);
    }

    /**
     * Begins with the defaults.
     *
     * @return a builder
     */
    public static TlsOptionsBuilder builder() {
        return new TlsOptionsBuilder(null);
    }

    /**
     * A builder that begins with these options.
     *
     * @return a builder
     */
    public TlsOptionsBuilder toBuilder() {
        return new TlsOptionsBuilder(from);
    }

    /**
     * Own certificates: each one followed by those that issued it, up to but without the root.
     *
     * @return PEM text, or null
     */
    public String cert() {
        return from.cert;
    }

    /**
     * The private key of {@link #cert()}: PKCS#8, encrypted or not, or OpenSSL's older forms for RSA and EC.
     *
     * @return PEM text, or null
     */
    public String key() {
        return from.key;
    }

    /**
     * The certificates that are trusted, instead of the JDK's.
     *
     * @return PEM text, or null
     */
    public String ca() {
        return from.ca;
    }

    /**
     * A key store with certificates and keys: PKCS#12 or JKS. Where there are several keys, a server takes the one whose certificate is made
     * out to the server name asked for, else the first by alias.
     *
     * @return a copy of its bytes, or null
     */
    public byte[] pfx() {
        return from.pfx == null ? null : from.pfx.clone();
    }

    /**
     * {@link #cert()} as a file. It is looked at every second; when it or another file of these options changed, new handshakes use what
     * stands there now. Files that can not be used, for example because they were half written, leave the old ones in force and are logged.
     *
     * @return the file, or null
     */
    public Path certFile() {
        return from.certFile;
    }

    /**
     * {@link #key()} as a file.
     *
     * @return the file, or null
     */
    public Path keyFile() {
        return from.keyFile;
    }

    /**
     * {@link #ca()} as a file.
     *
     * @return the file, or null
     */
    public Path caFile() {
        return from.caFile;
    }

    /**
     * {@link #pfx()} as a file.
     *
     * @return the file, or null
     */
    public Path pfxFile() {
        return from.pfxFile;
    }

    /**
     * What decrypts key or key store.
     *
     * @return the passphrase, or null
     */
    public String passphrase() {
        return from.passphrase;
    }

    /**
     * The cipher suites that may be used, by the JDK's names, best first.
     *
     * @return names such as {@code TLS_AES_128_GCM_SHA256}; empty for those that the JDK enables
     */
    public List<String> ciphers() {
        return from.ciphers;
    }

    /**
     * The oldest version of the protocol.
     *
     * @return {@code TLSv1.2} or {@code TLSv1.3}
     */
    public String minVersion() {
        return from.minVersion == null ? TlsOptionsBuilder.TLS12 : from.minVersion;
    }

    /**
     * The newest version of the protocol.
     *
     * @return {@code TLSv1.2} or {@code TLSv1.3}
     */
    public String maxVersion() {
        return from.maxVersion == null ? from.newestByMethod : from.maxVersion;
    }

    /**
     * Server only: whether clients are asked for a certificate.
     *
     * @return false by default
     */
    public boolean requestCert() {
        return from.requestCert;
    }

    /**
     * Whether a peer whose certificate is not trusted is refused; a server that asks for certificates then refuses those who have none, too.
     * If false the connection is made, and {@link TlsSession#authorized()} tells.
     *
     * @return true by default
     */
    public boolean rejectUnauthorized() {
        return from.rejectUnauthorized == null || from.rejectUnauthorized;
    }

    /**
     * Client only: whether the server's certificate must be made out to {@link #servername()}, or else to the host. RFC 9110 section 4.3.4.
     *
     * @return true by default
     */
    public boolean checkServerIdentity() {
        return from.checkServerIdentity;
    }

    /**
     * Client only: the name that the server is asked for, and that its certificate must carry.
     *
     * @return the name, or null for the host of the request
     */
    public String servername() {
        return from.servername;
    }

    /**
     * The application protocols that may be agreed on (ALPN), best first.
     *
     * @return {@code http/1.1} by default; empty for no negotiation
     */
    public List<String> alpnProtocols() {
        return from.alpnProtocols;
    }

    /**
     * How long a handshake may take, from the connection on; then it is closed.
     *
     * @return 120 s by default, zero for no limit
     */
    public Duration handshakeTimeout() {
        return from.handshakeTimeout;
    }

    /**
     * Server only: how many handshakes may be under way at once, a handshake being under way from the first byte of a client on. As many again
     * wait, and are not read from, until it is their turn or {@link #handshakeTimeout()} is over; further connections are closed at once.
     *
     * @return 1000 by default, 0 for no bound
     */
    public int maxHandshakes() {
        return from.maxHandshakes;
    }

    /**
     * Server only: other certificates for certain server names (SNI). An exact name goes before a pattern, a longer pattern before a shorter.
     *
     * @return name, or pattern such as {@code *.example.org}, to options, of which only certificate, key and key store count
     */
    public Map<String, TlsOptions> contexts() {
        return from.contexts;
    }

    /**
     * What the name of an https agent says about these options, in the order of Node v10: connections are shared only where it is equal.
     *
     * @param host the host of the request, which needs no {@link #servername()}
     * @return the text to append, beginning with a colon
     */
    public String agentName(String host) {
        return from.agentName(host);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlsOptions that && from.values().equals(that.from.values());
    }

    @Override
    public int hashCode() {
        return from.values().hashCode();
    }

    /** Says no secrets. */
    @Override
    public String toString() {
        return "TlsOptions[" + minVersion() + ".." + maxVersion() + (from.certFile == null ? "" : ", " + from.certFile)
                + (from.pfxFile == null ? "" : ", " + from.pfxFile)
                + (from.contexts.isEmpty() ? "" : ", " + from.contexts.keySet()) + "]";
    }
}
