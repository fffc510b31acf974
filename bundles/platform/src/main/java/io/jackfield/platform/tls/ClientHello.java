package io.jackfield.platform.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Finds the server name in the first message of a client (RFC 8446 section 4.1.2, RFC 6066 section 3), so that the engine can be made with the
 * right certificate. It reads no more than it needs; what is wrong with a hello is left for the engine to say. One for each handshake.
 */
final class ClientHello {
    /** No sensible hello is longer, its records included; what is longer names no server here. */
    private static final int MOST = 32 * 1024;

    private static final int USUAL = 2048;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int RECORD_HEAD = 5;
    private static final int MESSAGE_HEAD = 4;
    private static final int RANDOM_AND_VERSION = 34;
    private static final int SERVER_NAME = 0;
    private static final int HOST_NAME = 0;

    private byte[] hello = new byte[USUAL];
    private int length;
    /** Where the next byte stands that was not looked at. */
    private int at;
    /** What the record there has left. */
    private int left;

    /**
     * What the bytes so far say.
     *
     * @param whole whether the hello is there, or will never be
     * @param serverName the name, lower-case, or null
     */
    record Found(boolean whole, String serverName) {}

    private static final Found MORE = new Found(false, null);
    private static final Found NAMELESS = new Found(true, null);

    /** Looks at the bytes received so far; those of the last time stand before those that came since, and are not read again. */
    Found in(ByteBuffer received) {
        ByteBuffer records = received.slice();
        if (records.remaining() > MOST) {
            return NAMELESS;
        }
        // a first byte of anything else is enough to know
        boolean sensible = !records.hasRemaining() || records.get(0) == HANDSHAKE;
        records.position(at);
        Found found = MORE;
        while (sensible && found == MORE && (left > 0 ? records.hasRemaining() : records.remaining() >= RECORD_HEAD)) {
            sensible = left > 0 || head(records);
            found = take(records);
        }
        at = records.position();
        return sensible ? found : NAMELESS;
    }

    private boolean head(ByteBuffer records) {
        int type = records.get();
        records.getShort();
        left = records.getShort() & 0xFFFF;
        return type == HANDSHAKE && left > 0;
    }

    private Found take(ByteBuffer records) {
        int here = Math.min(left, records.remaining());
        if (hello.length - length < here) {
            hello = Arrays.copyOf(hello, Math.max(length + here, 2 * hello.length));
        }
        records.get(hello, length, here);
        length += here;
        left -= here;
        if (length < MESSAGE_HEAD) {
            return MORE;
        }
        int message = message(hello);
        if (message < 0) {
            return NAMELESS;
        }
        return length < message
                ? MORE
                : new Found(true, serverName(ByteBuffer.wrap(hello, MESSAGE_HEAD, message - MESSAGE_HEAD)));
    }

    /** The length of the hello with its head; negative when it is none, or too long. */
    private static int message(byte[] bytes) {
        int length = (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        return bytes[0] != CLIENT_HELLO || length > MOST - MESSAGE_HEAD ? -1 : MESSAGE_HEAD + length;
    }

    private static String serverName(ByteBuffer hello) {
        boolean there = skip(hello, RANDOM_AND_VERSION) // version, random
                && skip(hello, vector(hello, 1)) // session
                && skip(hello, vector(hello, 2)) // cipher suites
                && skip(hello, vector(hello, 1)) // compression methods
                && vector(hello, 2) >= 0; // extensions
        while (there && hello.remaining() >= 4) {
            int type = hello.getShort() & 0xFFFF;
            int length = hello.getShort() & 0xFFFF;
            if (type == SERVER_NAME) {
                return length <= hello.remaining() ? hostName(hello.slice(hello.position(), length)) : null;
            }
            there = skip(hello, length);
        }
        return null;
    }

    private static String hostName(ByteBuffer names) {
        int list = vector(names, 2);
        while (list >= 0 && names.remaining() >= 3) {
            int type = names.get();
            int length = vector(names, 2);
            if (length < 0) {
                return null;
            }
            if (type == HOST_NAME) {
                byte[] name = new byte[length];
                names.get(name);
                return new String(name, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
            }
            skip(names, length);
        }
        return null;
    }

    /** The length that stands here, in so many bytes; negative when it is more than there is. */
    private static int vector(ByteBuffer bytes, int lengthBytes) {
        if (bytes.remaining() < lengthBytes) {
            return -1;
        }
        int length = lengthBytes == 1 ? bytes.get() & 0xFF : bytes.getShort() & 0xFFFF;
        return length <= bytes.remaining() ? length : -1;
    }

    private static boolean skip(ByteBuffer bytes, int count) {
        if (count < 0 || count > bytes.remaining()) {
            return false;
        }
        bytes.position(bytes.position() + count);
        return true;
    }
}
