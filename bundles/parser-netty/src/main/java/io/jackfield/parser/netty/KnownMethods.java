package io.jackfield.parser.netty;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** The methods that are let through to Netty's decoder, which itself takes any token. */
final class KnownMethods {
    private static final TreeSet<String> NAMES = new TreeSet<>(Set.of(
            ("ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE NOTIFY"
                            + " OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE"
                            + " UNBIND UNLINK UNLOCK UNSUBSCRIBE")
                    .split(" ")));

    private KnownMethods() {}

    /** Whether these bytes are a method. */
    static boolean contain(byte[] bytes, int from, int to) {
        return NAMES.contains(text(bytes, from, to));
    }

    /** Whether a method begins with these bytes. */
    static boolean anyBeginsWith(byte[] bytes, int from, int to) {
        String prefix = text(bytes, from, to);
        String next = NAMES.ceiling(prefix);
        return next != null && next.startsWith(prefix);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
