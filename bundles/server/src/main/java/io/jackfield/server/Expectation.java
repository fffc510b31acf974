package io.jackfield.server;

import io.jackfield.spi.parser.HeadBlock;
import java.util.regex.Pattern;

/** What a client expects before it sends content (RFC 9110 section 10.1.1; checklist items 86 to 92). */
enum Expectation {
    /** Nothing, or a client of HTTP/1.0. */
    NONE,
    /** {@code 100-continue}. */
    CONTINUE,
    /** Something else. */
    OTHER;

    private static final Pattern CONTINUE_WORD =
            Pattern.compile("(?:^|\\W)100-continue(?:$|\\W)", Pattern.CASE_INSENSITIVE);

    static Expectation of(HeadBlock head) {
        int field = head.find("expect", 0);
        if (field < 0 || head.minor() != 1) {
            return NONE;
        }
        for (; field >= 0; field = head.find("expect", field + 1)) {
            if (CONTINUE_WORD.matcher(head.value(field)).find()) {
                return CONTINUE;
            }
        }
        return OTHER;
    }
}
