package io.jackfield.conformance.client;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.Coded;
import io.jackfield.api.error.ErrorCodes;

/** Errors as the answers name them, and those that stand for what only a JavaScript program can do. */
final class Errors {
    private Errors() {}

    /** The name of the error's class in Node; a call on null is a {@code TypeError} there. */
    static String kind(Exception e) {
        if (e instanceof Coded coded) {
            return coded.kind();
        }
        return e instanceof NullPointerException ? "TypeError" : e.getClass().getSimpleName();
    }

    /** Node's error for an argument of a type that Java's compiler refuses. */
    static ArgumentException wrongType(String argument, String wanted, Object found) {
        return ArgumentException.type(
                ErrorCodes.ERR_INVALID_ARG_TYPE,
                "The \"" + argument + "\" argument must be " + wanted + ". Received type " + type(found));
    }

    private static String type(Object value) {
        if (value instanceof Number) {
            return "number";
        }
        return value instanceof Boolean ? "boolean" : value == null ? "undefined" : "object";
    }
}
