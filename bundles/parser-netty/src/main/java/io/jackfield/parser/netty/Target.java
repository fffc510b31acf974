package io.jackfield.parser.netty;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The four forms of a request target (RFC 9112 section 3.2), judged when the whole of it is there. */
final class Target {
    private static final String HOST = "(?:\\[([^\\]]*)\\]|[^\\[\\]:/?@]+)";
    private static final Pattern ORIGIN = Pattern.compile("/[^\\[\\]]*");
    private static final Pattern ABSOLUTE =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://" + HOST + "(?::([0-9]*))?(?:[/?][^\\[\\]]*)?");
    private static final Pattern AUTHORITY = Pattern.compile(HOST + ":([0-9]*[1-9][0-9]*)");

    private static final int MAX_PORT = 65535;

    private Target() {}

    /** Whether a target of allowed characters has a form that this method allows. */
    static boolean isValid(String method, String target) {
        if (method.equals("CONNECT")) {
            return isHost(AUTHORITY.matcher(target));
        }
        return ORIGIN.matcher(target).matches()
                || (target.equals("*") && method.equals("OPTIONS"))
                || isHost(ABSOLUTE.matcher(target));
    }

    private static boolean isHost(Matcher form) {
        if (!form.matches()) {
            return false;
        }
        String address = form.group(1);
        return (address == null || Ipv6.isAddress(address)) && isPort(form.group(2));
    }

    private static boolean isPort(String port) {
        String digits = port == null ? "" : port.replaceFirst("^0+", "");
        return digits.length() <= 5 && (digits.isEmpty() || Integer.parseInt(digits) <= MAX_PORT);
    }
}
