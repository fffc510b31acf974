package io.jackfield.platform.tls;

import io.jackfield.api.error.ErrorCodes;

/** The reasons for which {@link Handshakes} are counted apart, by what an operator can do about them. */
public enum HandshakeFailure {
    /** Too many were under way. */
    REFUSED,
    /** It took too long. */
    TIMED_OUT,
    /** The peer left. */
    CUT,
    /** The peer's certificate is not trusted. */
    UNTRUSTED,
    /** Nobody made engines in time. */
    UNSERVED,
    /** Everything else: no TLS, no common version or cipher, a certificate not shown, ours not trusted. */
    BROKEN;

    static HandshakeFailure of(String code) {
        return switch (code) {
            case ErrorCodes.ERR_JACKFIELD_TOO_MANY_HANDSHAKES -> REFUSED;
            case ErrorCodes.ERR_TLS_HANDSHAKE_TIMEOUT -> TIMED_OUT;
            case ErrorCodes.ECONNRESET -> CUT;
            case ErrorCodes.UNABLE_TO_VERIFY_LEAF_SIGNATURE,
                    ErrorCodes.CERT_HAS_EXPIRED,
                    ErrorCodes.CERT_NOT_YET_VALID,
                    ErrorCodes.ERR_TLS_CERT_ALTNAME_INVALID -> UNTRUSTED;
            case ErrorCodes.ERR_JACKFIELD_NO_STRATEGY -> UNSERVED;
            default -> BROKEN;
        };
    }
}
