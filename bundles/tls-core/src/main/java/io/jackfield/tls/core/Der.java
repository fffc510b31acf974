package io.jackfield.tls.core;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;

/** Puts OpenSSL's older key forms into the frame that the JDK reads: PKCS#8 (RFC 5958) around PKCS#1 (RFC 8017) and SEC 1 (RFC 5915). */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int PARAMETERS = 0xA0;

    private static final byte[] VERSION = {INTEGER, 1, 0};
    private static final byte[] RSA = {
        SEQUENCE, 13, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1, 5, 0
    };
    private static final byte[] EC = {6, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

    private Der() {}

    static byte[] pkcs8OfRsa(byte[] pkcs1) {
        return element(SEQUENCE, VERSION, RSA, element(OCTETS, pkcs1));
    }

    static byte[] pkcs8OfEc(byte[] sec1) throws GeneralSecurityException {
        return element(SEQUENCE, VERSION, element(SEQUENCE, EC, curve(sec1)), element(OCTETS, sec1));
    }

    /** The named curve: the parameters of ECPrivateKey, which stand behind version and key. */
    private static byte[] curve(byte[] sec1) throws GeneralSecurityException {
        try {
            int at = contents(sec1, 0);
            while (at < sec1.length) {
                int inside = contents(sec1, at);
                int end = inside + length(sec1, at);
                if ((sec1[at] & 0xFF) == PARAMETERS) {
                    return Arrays.copyOfRange(sec1, inside, end);
                }
                at = end;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new InvalidKeyException("the EC private key is cut off", e);
        }
        throw new InvalidKeyException("the EC private key does not name its curve");
    }

    private static int contents(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = length << 8 | der[at + 2 + i] & 0xFF;
        }
        if (length < 0 || length > der.length) {
            throw new IndexOutOfBoundsException(length);
        }
        return length;
    }

    /** Tag and length, in the shortest form: others are refused by some. */
    private static byte[] head(int tag, int length) {
        if (length < 0x80) {
            return new byte[] {(byte) tag, (byte) length};
        }
        return length < 0x100
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }

    /** An element of parts. */
    static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] head = head(tag, length);
        byte[] all = Arrays.copyOf(head, head.length + length);
        int at = head.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
