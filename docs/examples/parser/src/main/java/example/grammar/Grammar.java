package example.grammar;

/** RFC 9112 as regular expressions, piece by piece, with the codes that the test kit asks for. */
final class Grammar {
    private static final String TEXT = "[\\t\\x20-\\x7e\\x80-\\xff]*+";
    private static final String UNRESERVED = "-A-Za-z0-9._~!$&'()*+,;=";
    private static final String ESCAPED = "%[0-9A-Fa-f]{2}";
    private static final String PATH = repeated("[" + UNRESERVED + ":@/?]");
    private static final String HOST =
            "(?:\\[[0-9A-Fa-f:.]++\\]|(?=[^:/? ])" + repeated("[" + UNRESERVED + "]") + ")";
    private static final String ORIGIN = "/" + PATH + " ";
    private static final String ABSOLUTE =
            "[A-Za-z][A-Za-z0-9+.-]*+://" + HOST + "(?::(?<port>[0-9]*+))?(?:[/?]" + PATH + ")?+ ";

    static final Piece METHOD = Piece.of(
            "(?:ACL|BIND|CHECKOUT|CONNECT|COPY|DELETE|GET|HEAD|LINK|LOCK|M-SEARCH|MERGE|MKACTIVITY|MKCALENDAR|MKCOL|MOVE"
                    + "|NOTIFY|OPTIONS|PATCH|POST|PROPFIND|PROPPATCH|PURGE|PUT|REBIND|REPORT|SEARCH|SOURCE|SUBSCRIBE|TRACE"
                    + "|UNBIND|UNLINK|UNLOCK|UNSUBSCRIBE) ",
            "HPE_INVALID_METHOD",
            "a method and one SP (RFC 9112 section 3.1)");
    static final Piece TARGET = target(ORIGIN + "|" + ABSOLUTE, "origin-form or absolute-form");
    static final Piece OPTIONS_TARGET = target("\\* |" + ORIGIN + "|" + ABSOLUTE, "origin-form, absolute-form or *");
    static final Piece CONNECT_TARGET = target(HOST + ":(?<port>[0-9]++) ", "host and port");

    static final Piece PROTOCOL = Piece.of("HTTP/", "HPE_INVALID_CONSTANT", "HTTP/ (RFC 9112 section 2.3)");
    static final Piece VERSION = Piece.of("[0-9]\\.[0-9]", "HPE_INVALID_VERSION", "1.0 or 1.1 (RFC 9112 section 2.3)");
    static final Piece LINE_END = Piece.of(
            "\\r\\n", (bytes, from, at) -> at > from ? "HPE_STRICT" : "HPE_INVALID_VERSION", "CRLF (RFC 9112 section 3)");

    static final Piece STATUS_SPACE = Piece.of(" ", "HPE_INVALID_VERSION", "one SP (RFC 9112 section 4)");
    static final Piece STATUS = Piece.of("[1-9][0-9]{2}", "HPE_INVALID_STATUS", "three digits (RFC 9112 section 4)");
    static final Piece REASON = Piece.of("(?: " + TEXT + ")?+\\r\\n", Grammar::reasonFault, "text and CRLF (RFC 9112 section 4)");

    static final Piece FIELD = Piece.of(
            "[!#$%&'*+.^_`|~0-9A-Za-z-]++:" + TEXT + "\\r\\n",
            Grammar::fieldFault,
            "a name, a colon and text on one line (RFC 9112 section 5)");
    static final Piece SECTION_END = Piece.of("\\r\\n", "HPE_STRICT", "CRLF (RFC 9112 section 2.2)");

    private Grammar() {}

    private static String repeated(String character) {
        return character + "*+(?:" + ESCAPED + character + "*+)*+";
    }

    private static Piece target(String regex, String forms) {
        return Piece.of(regex, "HPE_INVALID_URL", "a request target in " + forms + " (RFC 9112 section 3.2)");
    }

    private static String reasonFault(byte[] bytes, int from, int at) {
        return at > from && bytes[at - 1] == '\r'
                ? "HPE_STRICT"
                : bytes[at] == '\n' ? "HPE_CR_EXPECTED" : "HPE_INVALID_STATUS";
    }

    private static String fieldFault(byte[] bytes, int from, int at) {
        String before = new Latin1(bytes, at).subSequence(from, at).toString();
        int colon = before.indexOf(':');
        if (colon >= 0 && before.endsWith("\r")) {
            return before.substring(colon + 1).isBlank() ? "HPE_STRICT" : "HPE_LF_EXPECTED";
        }
        boolean mayEnd = colon >= 0 || before.isEmpty();
        return mayEnd && bytes[at] == '\n' ? "HPE_CR_EXPECTED" : "HPE_INVALID_HEADER_TOKEN";
    }
}
