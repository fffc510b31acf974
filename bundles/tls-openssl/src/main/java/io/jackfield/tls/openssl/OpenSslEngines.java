package io.jackfield.tls.openssl;

import io.jackfield.api.tls.TlsOptions;
import io.jackfield.tls.core.FileEngines;
import io.jackfield.tls.core.FileWatch;
import io.jackfield.tls.core.Identity;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.SSL;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509TrustManager;

/**
 * Engines of OpenSSL: {@link FileEngines} of Netty's contexts. What they keep outside the heap they free when they are closed on both sides,
 * contexts when nobody refers to them any more.
 */
final class OpenSslEngines extends FileEngines<SslContext> {

    OpenSslEngines(TlsOptions options, boolean server, FileWatch watch) {
        super(options, server, watch);
    }

    @Override
    protected SslContext context(List<Identity> identities, X509TrustManager trust)
            throws GeneralSecurityException, IOException {
        SslContextBuilder builder;
        if (isServer()) {
            builder = SslContextBuilder.forServer(keys(identities));
        } else {
            builder = SslContextBuilder.forClient().endpointIdentificationAlgorithm(null);
            if (!identities.isEmpty()) {
                builder.keyManager(keys(identities));
            }
        }
        return builder.sslProvider(SslProvider.OPENSSL)
                .trustManager(trust)
                .protocols(versions())
                .applicationProtocolConfig(applicationProtocols())
                .build();
    }

    /** Keys are turned into OpenSSL's form once. */
    private static KeyManagerFactory keys(List<Identity> identities) throws GeneralSecurityException, IOException {
        return new OpenSslCachingX509KeyManagerFactory(Identity.keys(identities));
    }

    /** The library knows no refusal of a peer that speaks none of ours: the connection has no agreed protocol then. */
    private ApplicationProtocolConfig applicationProtocols() {
        return options().alpnProtocols().isEmpty()
                ? ApplicationProtocolConfig.DISABLED
                : new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        options().alpnProtocols());
    }

    @Override
    protected SSLEngine engine(SslContext context, String host, int port) {
        return context.newEngine(ByteBufAllocator.DEFAULT, host, port);
    }

    /** OpenSSL knows the age of a session in seconds only. */
    @Override
    public boolean resumed(SSLEngine engine, long begun) {
        return engine instanceof ReferenceCountedOpenSslEngine own && SSL.isSessionReused(own.sslPointer());
    }
}
