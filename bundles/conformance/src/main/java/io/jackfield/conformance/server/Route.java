package io.jackfield.conformance.server;

/** Answers one path. */
@FunctionalInterface
interface Route {
    /** Answers, now or later. */
    void answer(Exchange exchange) throws Exception;
}
