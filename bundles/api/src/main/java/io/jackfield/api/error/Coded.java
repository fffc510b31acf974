package io.jackfield.api.error;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An error that carries a stable code. Match on the code: during a swap two versions of a class may be alive, and an
 * {@code instanceof} would miss one.
 */
@ProviderType
public interface Coded {
    /**
     * The code, in Node's spelling; see {@link ErrorCodes}.
     *
     * @return the code
     */
    String code();

    /**
     * The name of the class Node throws: {@code Error}, {@code TypeError} or {@code RangeError}.
     *
     * @return the name
     */
    default String kind() {
        return "Error";
    }

    /**
     * The code of any error.
     *
     * @param error an error, or null
     * @return its code, or null if it has none
     */
    static String codeOf(Throwable error) {
        return error instanceof Coded coded ? coded.code() : null;
    }
}
