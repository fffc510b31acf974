package io.jackfield.tls.core;

import io.jackfield.api.tls.TlsOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import javax.net.ssl.KeyManagerFactory;

/**
 * A private key with its certificate and those that issued it.
 *
 * @param key the key
 * @param chain at least one, the key's own first
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final int JKS_MAGIC = 0xFE;
    private static final char[] IN_MEMORY = "memory".toCharArray();

    /** What gives an engine these; their order is their preference. */
    public static KeyManagerFactory keys(List<Identity> identities) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        for (int i = 0; i < identities.size(); i++) {
            Identity one = identities.get(i);
            store.setKeyEntry("own" + i, one.key(), IN_MEMORY, one.chain().toArray(X509Certificate[]::new));
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, IN_MEMORY);
        return factory;
    }

    static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** The names that the certificate is made out to. */
    List<String> names() {
        return ServerNames.of(chain.get(0));
    }

    /** What options say about who we are; empty if nothing. */
    static List<Identity> of(TlsOptions options) throws GeneralSecurityException, IOException {
        List<Identity> all = new ArrayList<>(fromPem(options));
        byte[] store = options.pfx() == null && options.pfxFile() != null
                ? Files.readAllBytes(options.pfxFile())
                : options.pfx();
        if (store != null) {
            all.addAll(fromStore(store, options.passphrase()));
        }
        return all;
    }

    /** What stands in the text, else in the file; empty if neither is given. */
    static String text(String pem, Path file) throws IOException {
        if (pem != null || file == null) {
            return pem == null ? "" : pem;
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static List<Identity> fromPem(TlsOptions options) throws GeneralSecurityException, IOException {
        List<X509Certificate> certificates = Pem.certificates(text(options.cert(), options.certFile()));
        List<PrivateKey> keys = Pem.keys(text(options.key(), options.keyFile()), options.passphrase());
        if (certificates.isEmpty() && keys.isEmpty()) {
            if (options.cert() != null || options.certFile() != null) {
                throw new CertificateException("cert has no certificate in it");
            }
            return List.of();
        }
        List<Identity> all = new ArrayList<>();
        for (PrivateKey key : keys) {
            all.add(new Identity(key, chain(key, keys, certificates)));
        }
        if (all.isEmpty()) {
            throw new GeneralSecurityException("key has no private key in it");
        }
        return all;
    }

    /** The certificate of a key and those behind it, up to the next that has a key of its own. */
    private static List<X509Certificate> chain(
            PrivateKey key, List<PrivateKey> keys, List<X509Certificate> certificates) throws GeneralSecurityException {
        List<X509Certificate> chain = new ArrayList<>();
        for (X509Certificate one : certificates) {
            if (chain.isEmpty() ? belong(key, one) : keys.stream().noneMatch(other -> belong(other, one))) {
                chain.add(one);
            } else if (!chain.isEmpty()) {
                break;
            }
        }
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("no certificate belongs to the private key (key values mismatch)");
        }
        return chain;
    }

    /** Whether what the key signs is what the certificate verifies. */
    private static boolean belong(PrivateKey key, X509Certificate certificate) {
        try {
            String algorithm =
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> key.getAlgorithm();
                    };
            byte[] sample = new byte[32];
            new SecureRandom().nextBytes(sample);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherKindOfKey) {
            return false;
        }
    }

    private static List<Identity> fromStore(byte[] bytes, String passphrase)
            throws GeneralSecurityException, IOException {
        char[] password = passphrase == null ? new char[0] : passphrase.toCharArray();
        boolean jks = bytes.length > 0 && (bytes[0] & 0xFF) == JKS_MAGIC;
        KeyStore store = KeyStore.getInstance(jks ? "JKS" : "PKCS12");
        store.load(new ByteArrayInputStream(bytes), password);
        List<Identity> all = new ArrayList<>();
        // key stores do not keep an order of their own
        for (String alias : new TreeSet<>(Collections.list(store.aliases()))) {
            if (store.isKeyEntry(alias)) {
                Key key = store.getKey(alias, password);
                List<X509Certificate> chain = new ArrayList<>();
                for (Certificate one : store.getCertificateChain(alias)) {
                    chain.add((X509Certificate) one);
                }
                all.add(new Identity((PrivateKey) key, chain));
            }
        }
        if (all.isEmpty()) {
            throw new GeneralSecurityException("pfx has no private key in it");
        }
        return all;
    }
}
