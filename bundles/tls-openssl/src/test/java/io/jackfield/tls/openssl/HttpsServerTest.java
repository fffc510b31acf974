package io.jackfield.tls.openssl;

import io.jackfield.spi.tls.TlsProvider;
import io.jackfield.tls.core.HttpsServerCases;

/** Servers with the engines of OpenSSL. */
class HttpsServerTest extends HttpsServerCases {
    @Override
    protected TlsProvider provider() {
        return new OpenSslTls();
    }

    @Override
    protected boolean refusesOtherProtocols() {
        return false;
    }

    @Override
    protected boolean endsOneDirection() {
        return false;
    }

    @Override
    protected boolean resumesSessions() {
        return true;
    }
}
