package io.jackfield.parser.core;

import io.jackfield.spi.parser.ProtocolException;
import java.nio.charset.StandardCharsets;

/** The methods that a request line may begin with: the 34 of Node. {@link RequestLine} asks it where the method ends. */
final class Methods {
    private static final String[] SORTED = {
        "ACL",
        "BIND",
        "CHECKOUT",
        "CONNECT",
        "COPY",
        "DELETE",
        "GET",
        "HEAD",
        "LINK",
        "LOCK",
        "M-SEARCH",
        "MERGE",
        "MKACTIVITY",
        "MKCALENDAR",
        "MKCOL",
        "MOVE",
        "NOTIFY",
        "OPTIONS",
        "PATCH",
        "POST",
        "PROPFIND",
        "PROPPATCH",
        "PURGE",
        "PUT",
        "REBIND",
        "REPORT",
        "SEARCH",
        "SOURCE",
        "SUBSCRIBE",
        "TRACE",
        "UNBIND",
        "UNLINK",
        "UNLOCK",
        "UNSUBSCRIBE"
    };
    private static final byte[][] BYTES = new byte[SORTED.length][];

    private static final int GET = (int) Octets.word("GET ");
    private static final int PUT = (int) Octets.word("PUT ");
    private static final int POST = (int) Octets.word("POST");
    private static final int HEAD = (int) Octets.word("HEAD");

    static {
        for (int i = 0; i < SORTED.length; i++) {
            BYTES[i] = SORTED[i].getBytes(StandardCharsets.US_ASCII);
        }
    }

    private Methods() {}

    /** The length of the method if it is GET, PUT, POST or HEAD and the SP after it is there; else 0. Reads eight bytes. */
    static int common(byte[] bytes, int from) {
        int word = (int) Octets.eight(bytes, from);
        if (word == GET || word == PUT) {
            return 3;
        }
        return (word == POST || word == HEAD) && bytes[from + 4] == Octets.SP ? 4 : 0;
    }

    /**
     * The index of the SP that ends the method.
     *
     * @return -1 if the bytes end before it
     */
    static int end(byte[] bytes, int from, int to) throws ProtocolException {
        int first = 0;
        int last = SORTED.length;
        for (int at = from; at < to; at++) {
            int length = at - from;
            if (bytes[at] == Octets.SP) {
                if (length > 0 && BYTES[first].length == length) {
                    return at;
                }
                throw Rule.METHOD.at(at);
            }
            while (first < last && byteAt(first, length) != bytes[at]) {
                first++;
            }
            int end = first;
            while (end < last && byteAt(end, length) == bytes[at]) {
                end++;
            }
            last = end;
            if (first == last) {
                throw Rule.METHOD.at(at);
            }
        }
        return -1;
    }

    private static int byteAt(int method, int index) {
        return index < BYTES[method].length ? BYTES[method][index] : 0;
    }

    /** Whether these bytes, known to be a method, are CONNECT. */
    static boolean isConnect(byte[] bytes, int from, int to) {
        return to - from == 7 && bytes[from] == 'C';
    }

    /** Whether these bytes, known to be a method, are OPTIONS. */
    static boolean isOptions(byte[] bytes, int from, int to) {
        return to - from == 7 && bytes[from] == 'O';
    }
}
