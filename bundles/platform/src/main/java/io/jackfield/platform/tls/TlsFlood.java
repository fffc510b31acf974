package io.jackfield.platform.tls;

import javax.net.ssl.SSLException;

/**
 * Notices a peer of a {@link TlsChannel} that keeps it at work without saying anything: records without content, and messages of TLS itself
 * (RFC 8446 section 4.6.3, key updates) that want an answer which the peer does not read. Loop only.
 */
final class TlsFlood {
    /** A handshake has some ten records; cut into single bytes, which is allowed, some thousands. */
    private static final int HANDSHAKE_RECORDS = 16 * 1024;
    /** In a row; an honest peer has a reason for one or two. */
    private static final int EMPTY_RECORDS = 32;

    private static final int UNREAD_ANSWERS = 16 * 1024;

    private int records;
    private int empty;
    private long answers;

    /** A record of the handshake was opened. */
    void shaking() throws SSLException {
        if (++records > HANDSHAKE_RECORDS) {
            throw new SSLException("a handshake of more than " + HANDSHAKE_RECORDS + " records");
        }
    }

    /** A record was opened afterwards. */
    void opened(boolean content) throws SSLException {
        empty = content ? 0 : empty + 1;
        if (empty > EMPTY_RECORDS) {
            throw new SSLException("more than " + EMPTY_RECORDS + " records without content in a row");
        }
    }

    /** TLS itself answered the peer. */
    void answered(long bytes) throws SSLException {
        answers += bytes;
        if (answers > UNREAD_ANSWERS) {
            throw new SSLException("the peer does not read what it asks for");
        }
    }

    /** Everything went to the operating system. */
    void read() {
        answers = 0;
    }
}
