package io.jackfield.tls;

import io.jackfield.api.tls.TlsOptions;
import io.jackfield.tls.core.FileEngines;
import io.jackfield.tls.core.FileWatch;
import io.jackfield.tls.core.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Engines of the JDK: {@link FileEngines} of its contexts. */
final class JdkEngines extends FileEngines<SSLContext> {

    JdkEngines(TlsOptions options, boolean server, FileWatch watch) {
        super(options, server, watch);
    }

    @Override
    protected SSLContext context(List<Identity> identities, X509TrustManager trust)
            throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] keys = identities.isEmpty()
                ? new KeyManager[0]
                : Identity.keys(identities).getKeyManagers();
        context.init(keys, new TrustManager[] {trust}, null);
        return context;
    }

    @Override
    protected SSLEngine engine(SSLContext context, String host, int port) {
        return context.createSSLEngine(host, port);
    }
}
