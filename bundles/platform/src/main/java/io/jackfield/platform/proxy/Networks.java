package io.jackfield.platform.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** The peers that are believed: addresses, or networks such as {@code 10.0.0.0/8}. Immutable. */
public final class Networks {
    private final List<Network> all;

    private record Network(byte[] address, int bits) {
        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private Networks(List<Network> all) {
        this.all = all;
    }

    /**
     * Reads networks.
     *
     * @throws IllegalArgumentException if one is none; the message quotes it
     */
    public static Networks of(List<String> texts) {
        List<Network> all = new ArrayList<>();
        for (String text : texts) {
            all.add(network(text.strip()));
        }
        return new Networks(List.copyOf(all));
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        try {
            if (literal.isEmpty() || !literal.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
                throw new IllegalArgumentException("no address: " + text);
            }
            byte[] address = InetAddress.getByName(literal).getAddress();
            int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > address.length * 8) {
                throw new IllegalArgumentException("no network: " + text);
            }
            return new Network(address, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("no network: " + text, e);
        }
    }

    /** Whether an address is in one of them. */
    public boolean hold(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet) || inet.getAddress() == null) {
            return false;
        }
        byte[] bytes = inet.getAddress().getAddress();
        for (Network network : all) {
            if (network.holds(bytes)) {
                return true;
            }
        }
        return false;
    }
}
