package io.jackfield.tls.core;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Lets every peer pass, where the options do not reject those that are not trusted: they are checked after the handshake. */
final class TrustsAll extends X509ExtendedTrustManager {
    private final X509Certificate[] issuers;

    TrustsAll(X509TrustManager real) {
        this.issuers = real.getAcceptedIssuers();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        // checked later
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        // checked later
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        // checked later
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        // checked later
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        // checked later
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        // checked later
    }

    /** What a server tells clients that it would like. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return issuers.clone();
    }
}
