package io.jackfield.tls.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads PEM text (RFC 7468): certificates, and private keys in the forms that OpenSSL writes. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);
    private static final String[] ALGORITHMS = {"RSA", "EC", "EdDSA", "RSASSA-PSS", "DSA"};

    private Pem() {}

    private record Block(String label, byte[] bytes) {}

    private static List<Block> blocks(String text) throws GeneralSecurityException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            try {
                blocks.add(new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2))));
            } catch (IllegalArgumentException e) {
                throw new GeneralSecurityException("a PEM block \"" + matcher.group(1) + "\" is no base64", e);
            }
        }
        return blocks;
    }

    /** The certificates in the text, in order. */
    static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> all = new ArrayList<>();
        for (Block block : blocks(text)) {
            if (block.label.endsWith("CERTIFICATE")) {
                try {
                    all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes)));
                } catch (CertificateException e) {
                    throw new CertificateException("certificate " + (all.size() + 1) + " can not be read", e);
                }
            }
        }
        return all;
    }

    /** The private keys in the text, in order. */
    static List<PrivateKey> keys(String text, String passphrase) throws GeneralSecurityException {
        List<PrivateKey> all = new ArrayList<>();
        for (Block block : blocks(text)) {
            switch (block.label) {
                case "PRIVATE KEY" -> all.add(pkcs8(block.bytes));
                case "ENCRYPTED PRIVATE KEY" -> all.add(encrypted(block.bytes, passphrase));
                case "RSA PRIVATE KEY" -> all.add(pkcs8(Der.pkcs8OfRsa(block.bytes)));
                case "EC PRIVATE KEY" -> all.add(pkcs8(Der.pkcs8OfEc(block.bytes)));
                default -> {
                    // certificates and parameters may stand beside
                }
            }
        }
        return all;
    }

    private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
        InvalidKeySpecException last = null;
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException otherAlgorithm) {
                last = otherAlgorithm;
            }
        }
        throw new InvalidKeyException(
                "the private key can not be read: of none of these kinds: " + String.join(", ", ALGORITHMS), last);
    }

    private static PrivateKey encrypted(byte[] der, String passphrase) throws GeneralSecurityException {
        if (passphrase == null) {
            throw new InvalidKeyException("the private key is encrypted, and no passphrase is given");
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            AlgorithmParameters parameters = info.getAlgParameters();
            // with PBES2 the parameters know the real name
            String name = parameters == null
                            || !info.getAlgName().startsWith("PBES2")
                                    && !info.getAlgName().startsWith("1.2.840.113549.1.5.13")
                    ? info.getAlgName()
                    : parameters.toString();
            PBEKeySpec password = new PBEKeySpec(passphrase.toCharArray());
            return pkcs8(info.getKeySpec(SecretKeyFactory.getInstance(name).generateSecret(password))
                    .getEncoded());
        } catch (IOException | InvalidKeyException e) {
            throw new InvalidKeyException("the private key can not be decrypted: is the passphrase right?", e);
        }
    }
}
