package io.jackfield.platform.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a load balancer sends before everything else (HAProxy's PROXY protocol, versions 1 and 2), read strictly: whatever is not exactly it, or
 * longer than its limit, is refused.
 */
final class ProxyHeader {
    /** The longest line of version 1. */
    private static final int LINE = 107;
    /** Addresses and additions of version 2; more is in nobody's use. */
    private static final int MOST = 4096;

    private static final byte[] SIGNATURE = {0x0D, 0x0A, 0x0D, 0x0A, 0, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A};
    private static final byte[] WORD = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 16;
    private static final int LOCAL = 0x20;
    private static final int PROXY = 0x21;
    private static final int TCP4 = 0x11;
    private static final int TCP6 = 0x21;
    private static final Pattern TCP =
            Pattern.compile("PROXY TCP([46]) ([0-9a-fA-F:.]+) ([0-9a-fA-F:.]+) ([0-9]{1,5}) ([0-9]{1,5})");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private ProxyHeader() {}

    /**
     * What the bytes so far are.
     *
     * @param length the bytes of the header; 0 when more are needed, negative when it is none
     * @param source who is behind, or null when the header does not tell
     */
    record Read(int length, InetSocketAddress source) {}

    static final Read MORE = new Read(0, null);
    static final Read REFUSED = new Read(-1, null);

    static Read read(ByteBuffer received) {
        if (startsWith(received, WORD)) {
            return received.remaining() < WORD.length ? MORE : line(received);
        }
        if (startsWith(received, SIGNATURE)) {
            return received.remaining() < HEAD ? MORE : binary(received.slice());
        }
        return REFUSED;
    }

    private static boolean startsWith(ByteBuffer bytes, byte[] expected) {
        int count = Math.min(bytes.remaining(), expected.length);
        return ByteBuffer.wrap(expected, 0, count).equals(bytes.slice(bytes.position(), count));
    }

    private static Read line(ByteBuffer received) {
        int most = Math.min(received.remaining(), LINE);
        byte[] text = new byte[most];
        received.slice().get(text);
        String line = new String(text, StandardCharsets.US_ASCII);
        int end = line.indexOf("\r\n");
        if (end < 0) {
            return most < LINE ? MORE : REFUSED;
        }
        String said = line.substring(0, end);
        if (said.equals("PROXY UNKNOWN") || said.startsWith("PROXY UNKNOWN ")) {
            return new Read(end + 2, null);
        }
        Matcher tcp = TCP.matcher(said);
        if (!tcp.matches()) {
            return REFUSED;
        }
        boolean four = tcp.group(1).equals("4");
        InetAddress source = address(tcp.group(2), four);
        int port = Integer.parseInt(tcp.group(4));
        boolean meant = source != null
                && address(tcp.group(3), four) != null
                && port <= 65_535
                && Integer.parseInt(tcp.group(5)) <= 65_535;
        return meant ? new Read(end + 2, new InetSocketAddress(source, port)) : REFUSED;
    }

    /** An address as it stands there, without asking anybody for names; null when it is none. */
    private static InetAddress address(String text, boolean four) {
        if (four != IPV4.matcher(text).matches() || !four && text.indexOf(':') < 0) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static Read binary(ByteBuffer bytes) {
        bytes.position(SIGNATURE.length);
        int command = bytes.get() & 0xFF;
        int family = bytes.get() & 0xFF;
        int length = bytes.getShort() & 0xFFFF;
        if (command != LOCAL && command != PROXY || length > MOST) {
            return REFUSED;
        }
        if (bytes.remaining() < length) {
            return MORE;
        }
        int size = family == TCP4 ? 4 : family == TCP6 ? 16 : 0;
        if (command == LOCAL || size == 0) {
            return new Read(HEAD + length, null);
        }
        if (length < 2 * size + 4) {
            return REFUSED;
        }
        byte[] source = new byte[size];
        bytes.get(source);
        int port = bytes.getShort(HEAD + 2 * size) & 0xFFFF;
        try {
            return new Read(HEAD + length, new InetSocketAddress(InetAddress.getByAddress(source), port));
        } catch (UnknownHostException e) {
            return REFUSED;
        }
    }
}
