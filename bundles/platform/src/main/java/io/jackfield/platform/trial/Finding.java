package io.jackfield.platform.trial;

/**
 * What came of asking a candidate about one {@link Reading}.
 *
 * @param outcome how it compares with the current parser
 * @param what the sort of difference, null if they agree
 * @param detail what each of them found, one line
 * @param framing whether it can change where the message ends, who serves it or whether the connection is kept
 * @param nanos how long the candidate took
 */
record Finding(Outcome outcome, String what, String detail, boolean framing, long nanos) {
    private static final int LONGEST = 200;

    enum Outcome {
        AGREES,
        DIFFERS,
        OTHER_REFUSAL,
        THREW
    }

    static Finding agrees(long nanos) {
        return new Finding(Outcome.AGREES, null, null, false, nanos);
    }

    static Finding differs(Difference difference, long nanos) {
        return new Finding(Outcome.DIFFERS, difference.what(), difference.detail(), difference.framing(), nanos);
    }

    static Finding refusesOtherwise(String detail, long nanos) {
        return new Finding(Outcome.OTHER_REFUSAL, "refusal", detail, false, nanos);
    }

    /** Keeps no reference to what was thrown, since its class may be the candidate's. */
    static Finding threw(Throwable thrown, long nanos) {
        return new Finding(Outcome.THREW, thrown.getClass().getName(), text(thrown), false, nanos);
    }

    private static String text(Throwable thrown) {
        String message;
        try {
            message = String.valueOf(thrown.getMessage());
        } catch (RuntimeException e) {
            message = "its message can not be had";
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return Difference.oneLine(message, LONGEST) + place;
    }
}
