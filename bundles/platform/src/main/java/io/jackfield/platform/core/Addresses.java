package io.jackfield.platform.core;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Addresses as people write them, and as Node shows them. */
public final class Addresses {
    private static final Pattern DOTTED = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}");

    private Addresses() {}

    /** The address that a text stands for, or null when it is a name that must be looked up. Never blocks. */
    public static InetAddress literal(String host) {
        String text = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (text.indexOf(':') < 0 && !DOTTED.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            // Something with a colon that is no address: whoever looks it up will say so.
            return null;
        }
    }

    /** 4 or 6. */
    public static int family(InetAddress address) {
        return address instanceof Inet4Address ? 4 : 6;
    }

    /** The address without port and zone, or null where there is none. */
    public static String host(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet) || inet.getAddress() == null) {
            return null;
        }
        String text = inet.getAddress().getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /** The port, or 0 where there is none. */
    public static int port(SocketAddress address) {
        return address instanceof InetSocketAddress inet ? inet.getPort() : 0;
    }

    /** {@code IPv4}, {@code IPv6}, or null. */
    public static String familyName(SocketAddress address) {
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? "IPv" + family(inet.getAddress())
                : null;
    }
}
