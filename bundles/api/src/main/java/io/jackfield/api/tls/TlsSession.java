package io.jackfield.api.tls;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.osgi.annotation.versioning.ProviderType;

/** What a TLS handshake agreed on: the further part of Node's {@code tls.TLSSocket}. Immutable; made by the platform. */
@ProviderType
public final class TlsSession {
    private final SSLSession session;
    private final String alpnProtocol;
    private final String servername;
    private final String authorizationError;
    private final boolean reused;
    private final List<X509Certificate> peer;

    private TlsSession(
            SSLSession session, String alpnProtocol, String servername, String authorizationError, boolean reused) {
        this.session = session;
        this.alpnProtocol = alpnProtocol == null || alpnProtocol.isEmpty() ? null : alpnProtocol;
        this.servername = servername;
        this.peer = chain(session);
        this.authorizationError = authorizationError;
        this.reused = reused;
    }

    /**
     * For the platform.
     *
     * @param session the JDK's session
     * @param alpnProtocol the application protocol agreed on, or null or empty
     * @param servername the server name asked for, or null
     * @param authorizationError why the peer is not trusted, or null
     * @param reused whether the handshake went on with a session of an earlier one
     * @return the session
     */
    public static TlsSession of(
            SSLSession session, String alpnProtocol, String servername, String authorizationError, boolean reused) {
        return new TlsSession(session, alpnProtocol, servername, authorizationError, reused);
    }

    private static List<X509Certificate> chain(SSLSession session) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            for (Certificate one : session.getPeerCertificates()) {
                if (one instanceof X509Certificate certificate) {
                    chain.add(certificate);
                }
            }
        } catch (SSLPeerUnverifiedException noCertificate) {
            return List.of();
        }
        return List.copyOf(chain);
    }

    /**
     * Whether the peer showed a certificate that is trusted.
     *
     * @return false also for a client that was not asked for one
     */
    public boolean authorized() {
        return authorizationError == null && !peer.isEmpty();
    }

    /**
     * Why the peer's certificate is not trusted though the connection was made.
     *
     * @return a code such as {@code UNABLE_TO_VERIFY_LEAF_SIGNATURE}, or null
     */
    public String authorizationError() {
        return authorizationError;
    }

    /**
     * Whether the handshake went on with a session of an earlier one, which takes less computing and shows no certificates.
     *
     * @return Node's {@code tlsSocket.isSessionReused()}
     */
    public boolean isSessionReused() {
        return reused;
    }

    /**
     * The peer's certificate.
     *
     * @return the certificate, or null if it showed none
     */
    public X509Certificate getPeerCertificate() {
        return peer.isEmpty() ? null : peer.get(0);
    }

    /**
     * The peer's certificate, followed by those that issued it.
     *
     * @return an unmodifiable list, empty if it showed none
     */
    public List<X509Certificate> peerCertificates() {
        return peer;
    }

    /**
     * The own certificate that was shown.
     *
     * @return the certificate, or null
     */
    public X509Certificate getCertificate() {
        Certificate[] own = session.getLocalCertificates();
        return own != null && own.length > 0 && own[0] instanceof X509Certificate certificate ? certificate : null;
    }

    /**
     * The cipher suite, by its standard name.
     *
     * @return such as {@code TLS_AES_256_GCM_SHA384}
     */
    public String getCipher() {
        return session.getCipherSuite();
    }

    /**
     * The version of the protocol.
     *
     * @return such as {@code TLSv1.3}
     */
    public String getProtocol() {
        return session.getProtocol();
    }

    /**
     * The application protocol agreed on (ALPN).
     *
     * @return such as {@code http/1.1}, or null
     */
    public String alpnProtocol() {
        return alpnProtocol;
    }

    /**
     * The server name that the client asked for (SNI).
     *
     * @return the name, or null
     */
    public String servername() {
        return servername;
    }

    /**
     * The session as the JDK has it, for what is not told here.
     *
     * @return the session
     */
    public SSLSession getSession() {
        return session;
    }
}
