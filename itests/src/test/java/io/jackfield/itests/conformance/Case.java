package io.jackfield.itests.conformance;

/** Something a server is put to over a raw socket, and what is right then. */
interface Case {
    /** Unique in its file. */
    String id();

    String category();

    /** Which of the ports, counted from the first. */
    int port();

    Script script();

    Patience patience();

    Verdict judge(Answer answer);

    /** False where no outcome is wrong, and the case is only there to be played. */
    default boolean graded() {
        return true;
    }

    /** Whether a busy machine can change the outcome: it is then played when the others are through. */
    boolean timed();

    /**
     * What came of a case.
     *
     * @param best whether it was also what is better than right
     * @param text for a reader: what came, and what is right
     */
    record Verdict(boolean right, boolean best, String text) {}
}
