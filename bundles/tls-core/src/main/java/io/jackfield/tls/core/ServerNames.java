package io.jackfield.tls.core;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The names that a certificate is made out to, and whether one of them is meant (RFC 9110 section 4.3.4, RFC 6125 section 6.4). */
final class ServerNames {
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private ServerNames() {}

    /** The certificate's host names, lower-case; patterns among them. */
    static List<String> of(X509Certificate certificate) {
        return names(certificate, DNS);
    }

    private static List<String> names(X509Certificate certificate, int kind) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> one : all == null ? List.<List<?>>of() : all) {
                if (Integer.valueOf(kind).equals(one.get(0))) {
                    names.add(one.get(1).toString().toLowerCase(Locale.ROOT));
                }
            }
        } catch (CertificateParsingException e) {
            // names that can not be read are nobody's
            return List.of();
        }
        return names;
    }

    /** Whether a certificate is made out to a name or address. */
    static boolean isFor(X509Certificate certificate, String name) {
        if (isAddress(name)) {
            return names(certificate, ADDRESS).contains(name.toLowerCase(Locale.ROOT));
        }
        return of(certificate).stream().anyMatch(pattern -> matches(pattern, name));
    }

    /** Whether a name is the pattern, or differs in the first label only, for which the pattern has an asterisk. */
    static boolean matches(String pattern, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!pattern.startsWith("*.")) {
            return pattern.equals(lower);
        }
        int dot = lower.indexOf('.');
        return dot > 0 && lower.substring(dot).equals(pattern.substring(1));
    }

    /** Whether it is no name but an address, which no server is asked for by name (RFC 6066 section 3). */
    static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || name.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }
}
