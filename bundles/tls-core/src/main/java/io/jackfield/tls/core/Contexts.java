package io.jackfield.tls.core;

import io.jackfield.api.tls.TlsOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Certificates, keys and trust as they stood in the options and their files at one moment: a context for each server name that has
 * certificates of its own, and one for all others. Immutable.
 *
 * @param <C> the context, of which engines are made
 */
final class Contexts<C> {
    private final Map<String, C> byName = new LinkedHashMap<>();
    private final C usual;
    private final X509TrustManager trust;

    /** Makes a context. */
    interface Maker<C> {
        C make(List<Identity> identities, X509TrustManager trust) throws GeneralSecurityException, IOException;
    }

    Contexts(TlsOptions options, boolean server, Maker<C> maker) throws GeneralSecurityException, IOException {
        trust = trust(options);
        X509TrustManager trusting = options.rejectUnauthorized() ? trust : new TrustsAll(trust);
        List<Identity> own = Identity.of(options);
        if (server && own.isEmpty() && options.contexts().isEmpty()) {
            throw new GeneralSecurityException("a server needs a certificate: cert and key, or pfx");
        }
        for (Map.Entry<String, TlsOptions> one : options.contexts().entrySet()) {
            byName.put(one.getKey(), maker.make(Identity.of(one.getValue()), trusting));
        }
        for (Identity identity : own) {
            for (String name : identity.names()) {
                if (server && !byName.containsKey(name)) {
                    byName.put(name, maker.make(having(name, own), trusting));
                }
            }
        }
        usual = maker.make(alike(own), trusting);
    }

    private static List<Identity> having(String name, List<Identity> own) {
        return own.stream().filter(one -> one.names().contains(name)).toList();
    }

    /** The first, and those with another kind of key for the same names. */
    private static List<Identity> alike(List<Identity> own) {
        return own.stream()
                .filter(one -> one == own.get(0)
                        || !Collections.disjoint(one.names(), own.get(0).names()))
                .toList();
    }

    private static X509TrustManager trust(TlsOptions options) throws GeneralSecurityException, IOException {
        List<X509Certificate> trusted =
                new ArrayList<>(Pem.certificates(Identity.text(options.ca(), options.caFile())));
        KeyStore store = null;
        if (options.ca() != null || options.caFile() != null) {
            if (trusted.isEmpty()) {
                throw new CertificateException("ca has no certificate in it");
            }
            store = Identity.emptyStore();
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("ca" + i, trusted.get(i));
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("this JDK has no trust manager for certificates");
    }

    /** The context for a server name, which may be null. */
    C forName(String serverName) {
        if (serverName == null || byName.isEmpty()) {
            return usual;
        }
        String name = serverName.toLowerCase(Locale.ROOT);
        C exact = byName.get(name);
        if (exact != null) {
            return exact;
        }
        int dot = name.indexOf('.');
        C pattern = dot < 0 ? null : byName.get("*" + name.substring(dot));
        return pattern == null ? usual : pattern;
    }

    /** Checks a chain as a handshake would. */
    void check(X509Certificate[] chain, boolean ofClient) throws CertificateException {
        if (ofClient) {
            trust.checkClientTrusted(chain, "UNKNOWN");
        } else {
            trust.checkServerTrusted(chain, "UNKNOWN");
        }
    }
}
