package io.jackfield.api;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import java.time.Duration;

/** Checks of option values, shared by the builders. */
final class Checks {
    private Checks() {}

    static long range(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw ArgumentException.range(
                    ErrorCodes.ERR_OUT_OF_RANGE,
                    "The value of \"" + name + "\" is out of range. It must be >= " + least + " && <= " + most
                            + ". Received " + value);
        }
        return value;
    }

    /** A limit of up to 2^31 - 1 ms, Node's longest timer; zero switches it off. */
    static Duration limit(String name, Duration value) {
        if (value == null) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_INVALID_ARG_TYPE, "The \"" + name + "\" option must not be null");
        }
        range(name, value.toMillis(), 0, Integer.MAX_VALUE);
        return value;
    }
}
