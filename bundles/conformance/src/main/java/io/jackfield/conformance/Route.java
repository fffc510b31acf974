package io.jackfield.conformance;

/** Answers one path. */
@FunctionalInterface
interface Route {
    /** Answers, now or later. */
    void answer(Exchange exchange) throws Exception;
}
