package io.jackfield.platform.tls;

import io.jackfield.api.error.Coded;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;

/** Gives failed handshakes Node's codes. */
final class TlsFailures {
    private TlsFailures() {}

    /** What is told for a failure of the engine's. */
    static HttpException of(Exception cause) {
        if (cause instanceof HttpException known) {
            return known;
        }
        return new HttpException(code(cause), "TLS: " + cause.getMessage(), cause);
    }

    /** The peer went before the handshake was over; Node's words. */
    static HttpException disconnected(Exception cause) {
        return new HttpException(
                ErrorCodes.ECONNRESET,
                "Client network socket disconnected before secure TLS connection was established",
                cause);
    }

    /** Why a certificate is not trusted. */
    static String code(Throwable cause) {
        boolean certificate = false;
        for (Throwable t = cause; t != null; t = t.getCause()) {
            String known = Coded.codeOf(t);
            if (known != null) {
                return known;
            } else if (t instanceof CertificateExpiredException) {
                return ErrorCodes.CERT_HAS_EXPIRED;
            } else if (t instanceof CertificateNotYetValidException) {
                return ErrorCodes.CERT_NOT_YET_VALID;
            } else if (t instanceof CertPathBuilderException) {
                return ErrorCodes.UNABLE_TO_VERIFY_LEAF_SIGNATURE;
            } else if (t instanceof CertificateException && isName(t)) {
                return ErrorCodes.ERR_TLS_CERT_ALTNAME_INVALID;
            }
            certificate |= t instanceof CertificateException;
        }
        return certificate ? ErrorCodes.UNABLE_TO_VERIFY_LEAF_SIGNATURE : ErrorCodes.EPROTO;
    }

    /** The JDK has no class of its own for it. */
    private static boolean isName(Throwable cause) {
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("subject alternative") || words.contains("no name matching");
    }
}
