package io.jackfield.tls.core;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A certificate made for one test, which it signed itself or another one did.
 *
 * @param certificate the certificate
 * @param privateKey its key
 */
record Certificates(X509Certificate certificate, PrivateKey privateKey) {
    static final String PASSWORD = "changeit";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] COMMON_NAME = {6, 3, 0x55, 4, 3};
    private static final byte[] SHA256_ECDSA = {0x30, 10, 6, 8, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 4, 3, 2};
    private static final byte[] SHA256_RSA = {
        0x30, 13, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 11, 5, 0
    };
    private static final byte[] ALTERNATIVE_NAMES = {6, 3, 0x55, 0x1D, 0x11};
    private static final byte[] BASIC_CONSTRAINTS = {6, 3, 0x55, 0x1D, 0x13};
    private static final byte[] IS_CA = {0x30, 3, 1, 1, (byte) 0xFF};

    /** Made out to names and addresses, with an EC key. */
    static Certificates forNames(String... names) throws Exception {
        return make("EC", Duration.ofDays(1), null, names);
    }

    static Certificates rsa(String... names) throws Exception {
        return make("RSA", Duration.ofDays(1), null, names);
    }

    /** One that this one issued, and whose time was over an hour ago. */
    Certificates issueExpired(String... names) throws Exception {
        return make("EC", Duration.ofHours(-1), this, names);
    }

    private static Certificates make(String algorithm, Duration until, Certificates issuer, String... names)
            throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        KeyPair pair = generator.generateKeyPair();
        PrivateKey signer = issuer == null ? pair.getPrivate() : issuer.privateKey;
        boolean rsa = signer.getAlgorithm().equals("RSA");
        byte[] signedBy = rsa ? SHA256_RSA : SHA256_ECDSA;
        byte[] subject = name("test " + new BigInteger(32, new SecureRandom()));
        Instant now = Instant.now();
        byte[] body = Der.element(
                0x30,
                Der.element(0xA0, new byte[] {2, 1, 2}),
                Der.element(2, new BigInteger(63, new SecureRandom()).toByteArray()),
                signedBy,
                issuer == null
                        ? subject
                        : issuer.certificate.getSubjectX500Principal().getEncoded(),
                Der.element(0x30, time(now.minus(Duration.ofDays(2))), time(now.plus(until))),
                subject,
                pair.getPublic().getEncoded(),
                Der.element(0xA3, Der.element(0x30, extensions(names))));
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(signer);
        signature.update(body);
        byte[] whole = Der.element(0x30, body, signedBy, Der.element(3, new byte[] {0}, signature.sign()));
        X509Certificate made = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        return new Certificates(made, pair.getPrivate());
    }

    private static byte[] name(String text) {
        return Der.element(
                0x30,
                Der.element(
                        0x31, Der.element(0x30, COMMON_NAME, Der.element(12, text.getBytes(StandardCharsets.UTF_8)))));
    }

    private static byte[] time(Instant when) {
        return Der.element(24, TIME.format(when).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[][] extensions(String... names) throws Exception {
        byte[] ca = Der.element(0x30, BASIC_CONSTRAINTS, Der.element(4, IS_CA));
        if (names.length == 0) {
            return new byte[][] {ca};
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names) {
            boolean address = ServerNames.isAddress(name);
            all.writeBytes(
                    address
                            ? Der.element(0x87, InetAddress.getByName(name).getAddress())
                            : Der.element(0x82, name.getBytes(StandardCharsets.US_ASCII)));
        }
        return new byte[][] {
            ca, Der.element(0x30, ALTERNATIVE_NAMES, Der.element(4, Der.element(0x30, all.toByteArray())))
        };
    }

    // ---- as options and as the JDK want it

    String cert() throws Exception {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    String key() {
        return pem("PRIVATE KEY", privateKey.getEncoded());
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    /** A key store with all of them. */
    static byte[] store(String type, Certificates... all) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        for (int i = 0; i < all.length; i++) {
            store.setKeyEntry(
                    "k" + i, all[i].privateKey, PASSWORD.toCharArray(), new X509Certificate[] {all[i].certificate});
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());
        return bytes.toByteArray();
    }

    /** The JDK's context of somebody who trusts this certificate, and shows it if asked. */
    SSLContext context() throws Exception {
        return context(certificate);
    }

    /** The JDK's context of somebody who trusts another certificate, and shows this if asked. */
    SSLContext context(X509Certificate ca) throws Exception {
        KeyStore both = KeyStore.getInstance("PKCS12");
        both.load(new ByteArrayInputStream(store("PKCS12", this)), PASSWORD.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(both, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", ca);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), managers(trusted), null);
        return context;
    }

    /** The JDK's context of somebody who trusts everybody and shows nothing. */
    static SSLContext trustingAll() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManager all = new TrustsAll((X509TrustManager) managers(null)[0]);
        context.init(null, new TrustManager[] {all}, null);
        return context;
    }

    private static TrustManager[] managers(KeyStore trusted) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }
}
