package io.jackfield.parser.testkit;

import io.jackfield.spi.parser.HeadBlock;
import java.util.Locale;

/**
 * Just enough framing (RFC 9112 section 6.3) for a {@link MessageReader} to find the next element. It judges nothing: conflicts are
 * not the parser's matter.
 */
final class MiniFraming {
    static final long CHUNKED = -1;
    static final long UNTIL_CLOSE = -2;

    /** The number of bytes of the body that follows, or one of the constants. */
    long length(HeadBlock head) {
        boolean response = head.kind() == HeadBlock.Kind.RESPONSE;
        if (response && (head.status() < 200 || head.status() == 204 || head.status() == 304)) {
            return 0;
        }
        if (!response && head.method().equals("CONNECT")) {
            return UNTIL_CLOSE;
        }
        String codings = "";
        for (int i = head.find("transfer-encoding", 0); i >= 0; i = head.find("transfer-encoding", i + 1)) {
            codings = head.value(i).toLowerCase(Locale.ROOT);
        }
        if (codings.equals("chunked") || codings.matches(".*[, \t]chunked")) {
            return CHUNKED;
        }
        int length = head.find("content-length", 0);
        if (length >= 0 && head.value(length).matches("[0-9]{1,18}")) {
            return Long.parseLong(head.value(length));
        }
        return response || length >= 0 || !codings.isEmpty() ? UNTIL_CLOSE : 0;
    }
}
