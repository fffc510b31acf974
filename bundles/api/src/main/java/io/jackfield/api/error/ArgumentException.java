package io.jackfield.api.error;

import org.osgi.annotation.versioning.ProviderType;

/** The caller's fault: an argument that cannot be meant. Thrown in the caller, before anything was changed or sent. */
@ProviderType
public final class ArgumentException extends IllegalArgumentException implements Coded {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean range;

    private ArgumentException(String code, String message, boolean range) {
        super(message);
        this.code = code;
        this.range = range;
    }

    /**
     * Makes what Node throws as {@code TypeError}.
     *
     * @param code one of {@link ErrorCodes}
     * @param message what was expected and what was given, in Node's words
     * @return the error
     */
    public static ArgumentException type(String code, String message) {
        return new ArgumentException(code, message, false);
    }

    /**
     * Makes what Node throws as {@code RangeError}.
     *
     * @param code one of {@link ErrorCodes}
     * @param message what was expected and what was given, in Node's words
     * @return the error
     */
    public static ArgumentException range(String code, String message) {
        return new ArgumentException(code, message, true);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String kind() {
        return range ? "RangeError" : "TypeError";
    }
}
