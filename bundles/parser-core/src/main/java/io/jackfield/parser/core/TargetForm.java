package io.jackfield.parser.core;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/**
 * The request targets that do not begin with a slash: absolute-form up to its path, authority-form and asterisk-form (RFC 9112
 * section 3.2). {@link RequestLine} reads the rest; these forms are rare enough to be read byte by byte.
 *
 * <pre>
 *   FIRST -+-> STAR -> end                                     OPTIONS only
 *          +-> SCHEME -> SLASH_1 -> SLASH_2 -+
 *          +---- CONNECT -------------------++-> HOST_FIRST -+-> HOST &lt;-> PERCENT_1, PERCENT_2 -+-> PORT -> end
 *                                                            +-> LITERAL -> AFTER_LITERAL ------+
 * </pre>
 */
final class TargetForm {
    private static final int FIRST = 0;
    private static final int STAR = 1;
    private static final int SCHEME = 2;
    private static final int SLASH_1 = 3;
    private static final int SLASH_2 = 4;
    private static final int HOST_FIRST = 5;
    private static final int HOST = 6;
    private static final int PERCENT_1 = 7;
    private static final int PERCENT_2 = 8;
    private static final int LITERAL = 9;
    private static final int AFTER_LITERAL = 10;
    private static final int PORT = 11;
    private static final int END = 12;

    private static final int MAX_PORT = 65535;

    private final byte[] bytes;
    private final boolean connect;
    private final boolean options;

    private TargetForm(HeadBlock block) {
        bytes = block.bytes();
        connect = Methods.isConnect(bytes, block.methodFrom(), block.methodTo());
        options = Methods.isOptions(bytes, block.methodFrom(), block.methodTo());
    }

    /**
     * Reads on in the state that {@code mark2} tells.
     *
     * @return the index of the SP, slash or question mark after what was read, or -1 if the bytes end before it
     */
    static int read(HeadBlock block, int from, int to) throws ProtocolException {
        TargetForm form = new TargetForm(block);
        int state = block.mark2();
        for (int at = from; at < to; at++) {
            state = form.next(state, at);
            if (state == END) {
                return at;
            }
        }
        block.mark2(state);
        return -1;
    }

    private int next(int state, int at) throws ProtocolException {
        byte b = bytes[at];
        return switch (state) {
            case FIRST -> first(at);
            case STAR -> b == Octets.SP ? END : refuse(Rule.TARGET_FORM, at);
            case SCHEME -> Octets.is(b, Octets.SCHEME) ? SCHEME : b == ':' ? SLASH_1 : refuse(Rule.TARGET_FORM, at);
            case SLASH_1 -> b == '/' ? SLASH_2 : refuse(Rule.TARGET_FORM, at);
            case SLASH_2 -> b == '/' ? HOST_FIRST : refuse(Rule.TARGET_FORM, at);
            case HOST_FIRST -> b == '[' ? LITERAL : inHost(b) ? hostState(b) : refuse(authority(), at);
            case HOST -> inHost(b) ? hostState(b) : afterHost(at);
            case PERCENT_1, PERCENT_2 -> Octets.hex(b) >= 0 ? afterDigit(state) : refuse(Rule.TARGET_PERCENT, at);
            case LITERAL -> literal(at);
            case AFTER_LITERAL -> afterHost(at);
            default -> Octets.isDigit(b) ? PORT : afterPort(at);
        };
    }

    private int first(int at) throws ProtocolException {
        byte b = bytes[at];
        if (connect) {
            return next(HOST_FIRST, at);
        }
        if (b == '*') {
            return options ? STAR : refuse(Rule.ASTERISK, at);
        }
        boolean letter = (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
        return letter ? SCHEME : refuse(Rule.TARGET_FORM, at);
    }

    private static boolean inHost(byte b) {
        return Octets.is(b, Octets.REG_NAME) || b == '%';
    }

    private static int hostState(byte b) {
        return b == '%' ? PERCENT_1 : HOST;
    }

    private static int afterDigit(int state) {
        return state == PERCENT_1 ? PERCENT_2 : HOST;
    }

    private int literal(int at) throws ProtocolException {
        if (IpLiteral.canHold(bytes[at])) {
            return LITERAL;
        }
        if (bytes[at] == ']') {
            int from = at;
            while (bytes[from - 1] != '[') {
                from--;
            }
            if (IpLiteral.isIpv6(bytes, from, at)) {
                return AFTER_LITERAL;
            }
        }
        return refuse(authority(), at);
    }

    private int afterHost(int at) throws ProtocolException {
        byte b = bytes[at];
        if (b == ':') {
            return PORT;
        }
        return !connect && endsAuthority(b) ? END : refuse(authority(), at);
    }

    private int afterPort(int at) throws ProtocolException {
        byte b = bytes[at];
        boolean ended = connect ? b == Octets.SP : endsAuthority(b);
        return ended && isPort(at) ? END : refuse(authority(), at);
    }

    private static boolean endsAuthority(byte b) {
        return b == Octets.SP || b == '/' || b == '?';
    }

    /** An empty port is that of the scheme (RFC 3986 section 3.2.3), and CONNECT has no scheme (RFC 9110 section 9.3.6). */
    private boolean isPort(int to) {
        int from = to;
        while (bytes[from - 1] != ':') {
            from--;
        }
        long port = 0;
        for (int at = from; at < to && port <= MAX_PORT; at++) {
            port = port * 10 + bytes[at] - '0';
        }
        return port <= MAX_PORT && (!connect || port > 0);
    }

    private Rule authority() {
        return connect ? Rule.CONNECT_TARGET : Rule.TARGET_AUTHORITY;
    }

    private static int refuse(Rule rule, int at) throws ProtocolException {
        throw rule.at(at);
    }
}
