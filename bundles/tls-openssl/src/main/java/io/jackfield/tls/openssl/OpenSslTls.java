package io.jackfield.tls.openssl;

import io.jackfield.api.tls.TlsOptions;
import io.jackfield.spi.tls.TlsEngines;
import io.jackfield.spi.tls.TlsProvider;
import io.jackfield.tls.core.FileWatch;
import io.netty.handler.ssl.OpenSsl;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** TLS by OpenSSL, where Netty's native library for it can be loaded: preferred to the JDK's then, and not chosen else. */
public class OpenSslTls implements TlsProvider, AutoCloseable {
    static final String NAME = "openssl";
    static final int RANKING = 100;

    private final FileWatch watch = new FileWatch();

    /** Made by the service loader, or as a component. */
    public OpenSslTls() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public String unavailable() {
        try {
            return OpenSsl.isAvailable() ? null : because(OpenSsl.unavailabilityCause());
        } catch (LinkageError e) {
            return because(e);
        }
    }

    private static String because(Throwable cause) {
        Throwable first = cause;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return "Netty's native library for OpenSSL can not be used here: " + first;
    }

    @Override
    public TlsEngines engines(TlsOptions options, boolean server) throws GeneralSecurityException, IOException {
        OpenSslEngines engines = new OpenSslEngines(options, server, watch);
        engines.load();
        return engines;
    }

    /** Looks at no file any more. */
    @Override
    public void close() {
        watch.close();
    }
}
