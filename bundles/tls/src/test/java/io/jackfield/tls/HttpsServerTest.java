package io.jackfield.tls;

import io.jackfield.spi.tls.TlsProvider;
import io.jackfield.tls.core.HttpsServerCases;

/** Servers with the engines of the JDK. */
class HttpsServerTest extends HttpsServerCases {
    @Override
    protected TlsProvider provider() {
        return new JdkTls();
    }

    @Override
    protected boolean refusesOtherProtocols() {
        return true;
    }

    @Override
    protected boolean endsOneDirection() {
        return true;
    }

    @Override
    protected boolean resumesSessions() {
        return true;
    }
}
