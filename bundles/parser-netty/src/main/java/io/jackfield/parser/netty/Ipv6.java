package io.jackfield.parser.netty;

import java.util.regex.Pattern;

/**
 * IPv6 addresses as RFC 3986 section 3.2.2 has them, for {@link Target}. Netty's own check refuses long ones that end in an IPv4
 * address.
 */
final class Ipv6 {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String GROUP = "[0-9A-Fa-f]{1,4}";
    private static final String GROUPS = "(?:" + GROUP + "(?::" + GROUP + ")*)?";
    private static final String EIGHT_OR_MORE = "(?:.*?[0-9A-Fa-f](?::|$)){8}";

    private static final Pattern IPV4_END = Pattern.compile("(?<=:)" + OCTET + "(?:\\." + OCTET + "){3}$");
    private static final Pattern WHOLE = Pattern.compile(GROUP + "(?::" + GROUP + "){7}");
    private static final Pattern WITH_GAP = Pattern.compile("(?!" + EIGHT_OR_MORE + ")" + GROUPS + "::" + GROUPS);

    private Ipv6() {}

    static boolean isAddress(String text) {
        String groups = IPV4_END.matcher(text).replaceFirst("0:0");
        return WHOLE.matcher(groups).matches() || WITH_GAP.matcher(groups).matches();
    }
}
