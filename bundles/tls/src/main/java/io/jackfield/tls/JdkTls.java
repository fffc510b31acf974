package io.jackfield.tls;

import io.jackfield.api.tls.TlsOptions;
import io.jackfield.spi.tls.TlsEngines;
import io.jackfield.spi.tls.TlsProvider;
import io.jackfield.tls.core.FileWatch;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** TLS by the JDK's own engines. What it hands out consists of the JDK's classes, so that connections outlive this bundle. */
public class JdkTls implements TlsProvider, AutoCloseable {
    static final String NAME = "jdk";
    static final int RANKING = 0;

    private final FileWatch watch = new FileWatch();

    /** Made by the service loader, or as a component. */
    public JdkTls() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public TlsEngines engines(TlsOptions options, boolean server) throws GeneralSecurityException, IOException {
        JdkEngines engines = new JdkEngines(options, server, watch);
        engines.load();
        return engines;
    }

    /** Looks at no file any more. */
    @Override
    public void close() {
        watch.close();
    }
}
