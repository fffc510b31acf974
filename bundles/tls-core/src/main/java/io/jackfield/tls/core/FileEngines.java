package io.jackfield.tls.core;

import io.jackfield.api.tls.TlsOptions;
import io.jackfield.spi.tls.TlsEngines;
import io.jackfield.spi.tls.TlsPeer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;

/**
 * Engines made of {@link Contexts} that are read anew when their files change. Of which maker they are its subclass says, for the kind of
 * context that it makes. Thread-safe.
 *
 * @param <C> the context, of which engines are made
 */
public abstract class FileEngines<C> implements TlsEngines {
    private static final List<String> VERSIONS = List.of("TLSv1.2", "TLSv1.3");

    private final TlsOptions options;
    private final boolean server;
    private final FileWatch watch;
    private volatile Contexts<C> contexts;
    private volatile FileChanges told;

    /**
     * Has nothing until it is told to {@link #load}.
     *
     * @param options of a connection
     * @param server on which side of it
     * @param watch tells when files changed
     */
    protected FileEngines(TlsOptions options, boolean server, FileWatch watch) {
        this.options = options;
        this.server = server;
        this.watch = watch;
    }

    // ---- of one maker

    /** A context with these to show, perhaps none, that believes whom {@code trust} does. May block. */
    protected abstract C context(List<Identity> identities, X509TrustManager trust)
            throws GeneralSecurityException, IOException;

    /** A new engine; host and port are hints for the reuse of sessions. */
    protected abstract SSLEngine engine(C context, String host, int port);

    /** The options. */
    protected final TlsOptions options() {
        return options;
    }

    /** Whether this is the server's side. */
    protected final boolean isServer() {
        return server;
    }

    /** The versions of the protocol, the least first. */
    protected final List<String> versions() {
        return VERSIONS.subList(VERSIONS.indexOf(options.minVersion()), VERSIONS.indexOf(options.maxVersion()) + 1);
    }

    // ---- of all

    /**
     * Reads everything for the first time, and looks after the files from now on.
     *
     * @throws GeneralSecurityException if a certificate or key can not be used
     * @throws IOException if a file can not be read
     */
    public final void load() throws GeneralSecurityException, IOException {
        FileStamps before = FileStamps.of(files());
        reload();
        if (!before.isEmpty()) {
            watch.add(this, before);
        }
    }

    /** Reads everything; what fails leaves the old in force. */
    void reload() throws GeneralSecurityException, IOException {
        Contexts<C> next = new Contexts<>(options, server, this::context);
        // what is wrong with the options is told now, and classes are loaded here and not on a loop
        SSLEngine first = engine(next.forName(null), null, 0);
        configure(first, null);
        first.closeOutbound();
        contexts = next;
    }

    @Override
    public final void tell(FileChanges changes) {
        told = changes;
    }

    /** They were read anew, in vain if there is a reason. */
    void reloaded(Exception refused) {
        FileChanges listening = told;
        if (listening != null && refused == null) {
            listening.followed();
        } else if (listening != null) {
            listening.refused(refused);
        }
    }

    /** The files that these engines are made of. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        add(files, options);
        options.contexts().values().forEach(other -> add(files, other));
        return files;
    }

    private static void add(List<Path> files, TlsOptions of) {
        for (Path file : new Path[] {of.certFile(), of.keyFile(), of.caFile(), of.pfxFile()}) {
            if (file != null) {
                files.add(file);
            }
        }
    }

    @Override
    public final SSLEngine engine(TlsPeer peer) {
        SSLEngine engine = peer.isServer()
                ? engine(contexts.forName(null), peer.serverName(), peer.port())
                : engine(contexts.forName(peer.serverName()), peer.host(), peer.port());
        configure(engine, peer.isServer() ? peer.serverName() : null);
        return engine;
    }

    private void configure(SSLEngine engine, String serverName) {
        engine.setUseClientMode(!server);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(versions().toArray(String[]::new));
        if (!options.ciphers().isEmpty()) {
            parameters.setCipherSuites(options.ciphers().toArray(String[]::new));
        }
        parameters.setApplicationProtocols(options.alpnProtocols().toArray(String[]::new));
        if (server) {
            parameters.setUseCipherSuitesOrder(true);
            parameters.setNeedClientAuth(options.requestCert() && options.rejectUnauthorized());
            if (options.requestCert() && !options.rejectUnauthorized()) {
                parameters.setWantClientAuth(true);
            }
        } else {
            if (options.checkServerIdentity() && options.rejectUnauthorized()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            if (serverName != null && !ServerNames.isAddress(serverName)) {
                parameters.setServerNames(List.of(new SNIHostName(serverName)));
            }
        }
        engine.setSSLParameters(parameters);
    }

    @Override
    public final void check(SSLSession session, TlsPeer peer) throws CertificateException {
        X509Certificate[] chain = chain(session);
        contexts.check(chain, server);
        if (!server && options.checkServerIdentity() && !ServerNames.isFor(chain[0], peer.serverName())) {
            throw new CertificateException("No subject alternative name matches " + peer.serverName());
        }
    }

    private static X509Certificate[] chain(SSLSession session) throws CertificateException {
        try {
            return List.of(session.getPeerCertificates()).toArray(X509Certificate[]::new);
        } catch (SSLPeerUnverifiedException e) {
            throw new CertificateException("the peer has no certificate", e);
        }
    }

    @Override
    public void close() {
        watch.remove(this);
    }

    @Override
    public String toString() {
        return options.toString();
    }
}
