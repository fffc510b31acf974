package io.jackfield.api.error;

import org.osgi.annotation.versioning.ProviderType;

/** The caller's fault: a call that comes too early, too late or on the wrong thread. Thrown in the caller. */
@ProviderType
public final class StateException extends IllegalStateException implements Coded {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Makes what Node throws as {@code Error}.
     *
     * @param code one of {@link ErrorCodes}
     * @param message what was expected, in Node's words
     */
    public StateException(String code, String message) {
        super(message);
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
