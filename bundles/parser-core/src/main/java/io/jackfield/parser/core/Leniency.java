package io.jackfield.parser.core;

/**
 * What a parser may take beyond the letter, each by its own name. All of it Node v10.15.0 took. {@link Leniencies} is a choice of
 * them; a rule that none of them names can not be opened.
 */
public enum Leniency {
    /** A value that goes on in the next line; the fold becomes spaces. */
    OBS_FOLD("obs-fold", "RFC 9112 section 5.2"),
    /** Lines of a head or trailer section that end in LF alone; chunk lines never. */
    BARE_LF("bare-lf", "RFC 9112 section 2.2"),
    /** White space between field name and colon; it is not part of the name. */
    SPACE_BEFORE_COLON("space-before-colon", "RFC 9112 section 5.1"),
    /** More than one SP between the parts of a request line. */
    MULTIPLE_SPACES("multiple-spaces", "RFC 9112 section 3"),
    /** The version HTTP/0.9, treated as 1.0. */
    HTTP09_VERSION("http09-version", "RFC 9112 section 2.3"),
    /** A request line that ends after its target, treated as of version 1.0. */
    HTTP09_LINE("http09-line", "RFC 9112 section 3"),
    /** Any other version of two digits, as 1.2 or 2.0, treated as 1.1 if both digits are at least 1, else as 1.0. */
    OTHER_VERSIONS("other-versions", "RFC 9110 section 2.5"),
    /** The characters {@code " < > [ \ ] ^ ` { | }} in path and query. */
    RAW_TARGET("raw-target", "RFC 9112 section 3.2"),
    /** A number sign in path and query: a fragment, which the target then includes. */
    TARGET_FRAGMENT("target-fragment", "RFC 9112 section 3.2"),
    /** A percent sign in path and query that no two hex digits follow. */
    RAW_PERCENT("raw-percent", "RFC 3986 section 2.1"),
    /** Bytes from 0x80 on in path and query, as of unescaped UTF-8. */
    OBS_TEXT_IN_TARGET("obs-text-in-target", "RFC 9112 section 3.2"),
    /** White space between chunk size and CRLF. */
    SPACE_AFTER_CHUNK_SIZE("space-after-chunk-size", "RFC 9112 section 7.1");

    private final String label;
    private final String section;

    Leniency(String label, String section) {
        this.label = label;
        this.section = section;
    }

    /** The name in a configuration, for example {@code obs-fold}. */
    public String label() {
        return label;
    }

    /** Where the rule stands that this opens. */
    public String section() {
        return section;
    }
}
