package io.jackfield.transport.testkit;

/** One behaviour of the contract and the test that shows it. */
record Case(String name, Body body) {

    /** The test. */
    interface Body {
        void run(Bench bench) throws Exception;
    }
}
