package io.jackfield.parser.core;

/**
 * IPv6 addresses in brackets (RFC 3986 section 3.2.2), for {@link TargetForm}. Neither zones nor the unassigned IPvFuture forms.
 */
final class IpLiteral {
    private static final int GROUPS = 8;

    private IpLiteral() {}

    /** Whether a byte may occur in an IPv6 address. */
    static boolean canHold(byte b) {
        return Octets.hex(b) >= 0 || b == ':' || b == '.';
    }

    /** Whether the bytes between two indexes are an IPv6 address. */
    static boolean isIpv6(byte[] bytes, int from, int to) {
        int groups = 0;
        boolean gap = to - from >= 2 && bytes[from] == ':' && bytes[from + 1] == ':';
        int at = gap ? from + 2 : from;
        while (at < to) {
            int end = endOfHex(bytes, at, to);
            if (end < to && bytes[end] == '.') {
                return isIpv4(bytes, at, to) && isWhole(groups + 2, gap);
            }
            if (end == at || end - at > 4) {
                return false;
            }
            groups++;
            if (end == to) {
                break;
            }
            at = end + 1;
            if (bytes[end] != ':' || at == to) {
                return false;
            }
            if (bytes[at] == ':') {
                if (gap) {
                    return false;
                }
                gap = true;
                at++;
            }
        }
        return isWhole(groups, gap);
    }

    private static boolean isWhole(int groups, boolean gap) {
        return gap ? groups < GROUPS : groups == GROUPS;
    }

    private static int endOfHex(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && Octets.hex(bytes[at]) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean isIpv4(byte[] bytes, int from, int to) {
        int parts = 0;
        int at = from;
        while (at < to) {
            int start = at;
            int value = 0;
            while (at < to && Octets.isDigit(bytes[at]) && at - start < 4) {
                value = value * 10 + bytes[at++] - '0';
            }
            int length = at - start;
            if (length == 0 || value > 255 || (length > 1 && bytes[start] == '0')) {
                return false;
            }
            parts++;
            if (at == to) {
                break;
            }
            if (bytes[at++] != '.' || at == to) {
                return false;
            }
        }
        return parts == 4;
    }
}
