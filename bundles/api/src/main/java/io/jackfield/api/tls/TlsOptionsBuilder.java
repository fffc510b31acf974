package io.jackfield.api.tls;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** Collects {@link TlsOptions}; not thread-safe. */
@ProviderType
public final class TlsOptionsBuilder {
    static final String TLS12 = "TLSv1.2";
    static final String TLS13 = "TLSv1.3";

    private static final Map<String, String> SECURE_PROTOCOLS =
            Map.of("TLS_method", TLS13, "SSLv23_method", TLS13, "TLSv1_2_method", TLS12);

    String cert;
    String key;
    String ca;
    byte[] pfx;
    Path certFile;
    Path keyFile;
    Path caFile;
    Path pfxFile;
    String passphrase;
    List<String> ciphers = List.of();
    String minVersion;
    String maxVersion;
    String secureProtocol;
    String newestByMethod = TLS13;
    boolean requestCert;
    Boolean rejectUnauthorized;
    boolean checkServerIdentity = true;
    String servername;
    List<String> alpnProtocols = List.of("http/1.1");
    Duration handshakeTimeout = Duration.ofSeconds(120);
    int maxHandshakes = 1000;
    Map<String, TlsOptions> contexts = Map.of();

    TlsOptionsBuilder(TlsOptionsBuilder from) {
        if (from != null) {
            copy(from);
        }
    }

    private void copy(TlsOptionsBuilder from) {
        cert = from.cert;
        key = from.key;
        ca = from.ca;
        pfx = from.pfx;
        certFile = from.certFile;
        keyFile = from.keyFile;
        caFile = from.caFile;
        pfxFile = from.pfxFile;
        passphrase = from.passphrase;
        ciphers = from.ciphers;
        minVersion = from.minVersion;
        maxVersion = from.maxVersion;
        secureProtocol = from.secureProtocol;
        newestByMethod = from.newestByMethod;
        requestCert = from.requestCert;
        rejectUnauthorized = from.rejectUnauthorized;
        checkServerIdentity = from.checkServerIdentity;
        servername = from.servername;
        alpnProtocols = from.alpnProtocols;
        handshakeTimeout = from.handshakeTimeout;
        maxHandshakes = from.maxHandshakes;
        contexts = from.contexts;
    }

    /**
     * Sets {@link TlsOptions#cert()}.
     *
     * @param pem the text, or null
     * @return this
     */
    public TlsOptionsBuilder cert(String pem) {
        cert = pem;
        return this;
    }

    /**
     * Sets {@link TlsOptions#key()}.
     *
     * @param pem the text, or null
     * @return this
     */
    public TlsOptionsBuilder key(String pem) {
        key = pem;
        return this;
    }

    /**
     * Sets {@link TlsOptions#ca()}.
     *
     * @param pem the text, or null for the JDK's trust store
     * @return this
     */
    public TlsOptionsBuilder ca(String pem) {
        ca = pem;
        return this;
    }

    /**
     * Sets {@link TlsOptions#pfx()}.
     *
     * @param store the key store's bytes, or null
     * @return this
     */
    public TlsOptionsBuilder pfx(byte[] store) {
        pfx = store == null ? null : store.clone();
        return this;
    }

    /**
     * Sets {@link TlsOptions#certFile()}.
     *
     * @param file the file, or null
     * @return this
     */
    public TlsOptionsBuilder certFile(Path file) {
        certFile = file;
        return this;
    }

    /**
     * Sets {@link TlsOptions#keyFile()}.
     *
     * @param file the file, or null
     * @return this
     */
    public TlsOptionsBuilder keyFile(Path file) {
        keyFile = file;
        return this;
    }

    /**
     * Sets {@link TlsOptions#caFile()}.
     *
     * @param file the file, or null
     * @return this
     */
    public TlsOptionsBuilder caFile(Path file) {
        caFile = file;
        return this;
    }

    /**
     * Sets {@link TlsOptions#pfxFile()}.
     *
     * @param file the file, or null
     * @return this
     */
    public TlsOptionsBuilder pfxFile(Path file) {
        pfxFile = file;
        return this;
    }

    /**
     * Sets {@link TlsOptions#passphrase()}.
     *
     * @param value the passphrase, or null
     * @return this
     */
    public TlsOptionsBuilder passphrase(String value) {
        passphrase = value;
        return this;
    }

    /**
     * Sets {@link TlsOptions#ciphers()}.
     *
     * @param names the JDK's names; none for those that it enables
     * @return this
     */
    public TlsOptionsBuilder ciphers(String... names) {
        ciphers = List.of(names);
        return this;
    }

    /**
     * Sets {@link TlsOptions#minVersion()}.
     *
     * @param version {@code TLSv1.2} or {@code TLSv1.3}
     * @return this
     * @throws ArgumentException {@code ERR_TLS_INVALID_PROTOCOL_VERSION}
     */
    public TlsOptionsBuilder minVersion(String version) {
        minVersion = version(version, "minimum");
        return this;
    }

    /**
     * Sets {@link TlsOptions#maxVersion()}.
     *
     * @param version {@code TLSv1.2} or {@code TLSv1.3}
     * @return this
     * @throws ArgumentException {@code ERR_TLS_INVALID_PROTOCOL_VERSION}
     */
    public TlsOptionsBuilder maxVersion(String version) {
        maxVersion = version(version, "maximum");
        return this;
    }

    private static String version(String version, String which) {
        if (!TLS12.equals(version) && !TLS13.equals(version)) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_TLS_INVALID_PROTOCOL_VERSION,
                    "\"" + version + "\" is not a valid " + which + " TLS protocol version");
        }
        return version;
    }

    /**
     * Node v10's option for one version, or for all, instead of {@link #minVersion} and {@link #maxVersion}; it stands in the name of an agent
     * as it is.
     *
     * @param method {@code TLS_method} or {@code SSLv23_method} for all versions, {@code TLSv1_2_method} for 1.2; each may also end with
     *     {@code _client_method} or {@code _server_method}
     * @return this
     * @throws ArgumentException {@code ERR_TLS_INVALID_PROTOCOL_METHOD} for older ones, and for what is none
     */
    public TlsOptionsBuilder secureProtocol(String method) {
        String newest = SECURE_PROTOCOLS.get(method.replaceFirst("_(client|server)_method$", "_method"));
        if (newest == null) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_TLS_INVALID_PROTOCOL_METHOD, "Unknown or disabled method: " + method);
        }
        secureProtocol = method;
        newestByMethod = newest;
        return this;
    }

    /**
     * Sets {@link TlsOptions#requestCert()}.
     *
     * @param value whether to ask clients for a certificate
     * @return this
     */
    public TlsOptionsBuilder requestCert(boolean value) {
        requestCert = value;
        return this;
    }

    /**
     * Sets {@link TlsOptions#rejectUnauthorized()}.
     *
     * @param value whether to refuse peers that are not trusted
     * @return this
     */
    public TlsOptionsBuilder rejectUnauthorized(boolean value) {
        rejectUnauthorized = value;
        return this;
    }

    /**
     * Sets {@link TlsOptions#checkServerIdentity()}.
     *
     * @param value whether the certificate must be made out to the server's name
     * @return this
     */
    public TlsOptionsBuilder checkServerIdentity(boolean value) {
        checkServerIdentity = value;
        return this;
    }

    /**
     * Sets {@link TlsOptions#servername()}.
     *
     * @param name the name, or null for the host
     * @return this
     */
    public TlsOptionsBuilder servername(String name) {
        servername = name;
        return this;
    }

    /**
     * Sets {@link TlsOptions#alpnProtocols()}.
     *
     * @param names such as {@code http/1.1}; none for no negotiation
     * @return this
     */
    public TlsOptionsBuilder alpnProtocols(String... names) {
        alpnProtocols = List.of(names);
        return this;
    }

    /**
     * Sets {@link TlsOptions#handshakeTimeout()}.
     *
     * @param limit the limit, zero for none
     * @return this
     * @throws ArgumentException {@code ERR_OUT_OF_RANGE} if negative
     */
    public TlsOptionsBuilder handshakeTimeout(Duration limit) {
        if (limit.isNegative()) {
            throw ArgumentException.range(
                    ErrorCodes.ERR_OUT_OF_RANGE,
                    "The value of \"handshakeTimeout\" is out of range. It must be >= 0. Received " + limit);
        }
        handshakeTimeout = limit;
        return this;
    }

    /**
     * Sets {@link TlsOptions#maxHandshakes()}.
     *
     * @param most the bound, 0 for none
     * @return this
     * @throws ArgumentException {@code ERR_OUT_OF_RANGE} if negative
     */
    public TlsOptionsBuilder maxHandshakes(int most) {
        if (most < 0) {
            throw ArgumentException.range(
                    ErrorCodes.ERR_OUT_OF_RANGE,
                    "The value of \"maxHandshakes\" is out of range. It must be >= 0. Received " + most);
        }
        maxHandshakes = most;
        return this;
    }

    /**
     * Adds one of {@link TlsOptions#contexts()}: Node's {@code addContext}.
     *
     * @param name a server name, or a pattern such as {@code *.example.org}
     * @param options with the certificate for it
     * @return this
     */
    public TlsOptionsBuilder context(String name, TlsOptions options) {
        Map<String, TlsOptions> more = new LinkedHashMap<>(contexts);
        more.put(name.toLowerCase(Locale.ROOT), Objects.requireNonNull(options, "options"));
        contexts = java.util.Collections.unmodifiableMap(more);
        return this;
    }

    /**
     * Ends the collecting.
     *
     * @return the options
     * @throws ArgumentException {@code ERR_TLS_INVALID_PROTOCOL_VERSION} if the newest version is older than the oldest,
     *     {@code ERR_TLS_PROTOCOL_VERSION_CONFLICT} if there is one of both beside {@link #secureProtocol}
     */
    public TlsOptions build() {
        String version = minVersion == null ? maxVersion : minVersion;
        if (secureProtocol != null && version != null) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_TLS_PROTOCOL_VERSION_CONFLICT,
                    "TLS protocol version \"" + version + "\" conflicts with secureProtocol \"" + secureProtocol
                            + "\"");
        }
        if (TLS13.equals(minVersion) && TLS12.equals(maxVersion)) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_TLS_INVALID_PROTOCOL_VERSION, "minVersion TLSv1.3 is newer than maxVersion TLSv1.2");
        }
        return new TlsOptions(this);
    }

    /** All values, for equality. */
    List<?> values() {
        return Arrays.asList(
                cert,
                key,
                ca,
                fingerprint(),
                certFile,
                keyFile,
                caFile,
                pfxFile,
                passphrase,
                ciphers,
                minVersion,
                maxVersion,
                secureProtocol,
                requestCert,
                rejectUnauthorized,
                checkServerIdentity,
                servername,
                alpnProtocols,
                handshakeTimeout,
                maxHandshakes,
                contexts);
    }

    /** Node's order; options that we have not leave their place empty, our own stand behind. */
    String agentName(String host) {
        Object[] parts = {
            either(ca, caFile),
            either(cert, certFile),
            null, // clientCertEngine
            ciphers.isEmpty() ? null : String.join(":", ciphers),
            either(key, keyFile),
            either(fingerprint(), pfxFile),
            rejectUnauthorized,
            servername == null || servername.isEmpty() || servername.equals(host) ? null : servername,
            minVersion,
            maxVersion,
            secureProtocol,
            null, // crl
            null, // honorCipherOrder
            null, // ecdhCurve
            null, // dhparam
            null, // secureOptions
            null, // sessionIdContext
        };
        StringBuilder name = new StringBuilder();
        for (Object part : parts) {
            name.append(':').append(part == null ? "" : part);
        }
        if (!checkServerIdentity) {
            name.append(":anyName");
        }
        if (!alpnProtocols.equals(List.of("http/1.1"))) {
            name.append(":alpn=").append(String.join(",", alpnProtocols));
        }
        return name.toString();
    }

    private static Object either(String text, Path file) {
        return text == null ? file : text;
    }

    private String fingerprint() {
        if (pfx == null) {
            return null;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(pfx);
            return String.format("%064x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
