package io.jackfield.platform.trial;

import java.util.Locale;

/**
 * Where a {@link Trial} stands:
 *
 * <pre>
 *   shadow ----------------------------> failed, ended
 *   rehearsal --> canary --> promoted
 *       `----------'-------------------> rolled-back, ended
 *   shadow, rehearsal, canary ---------> stuck
 * </pre>
 */
enum TrialState {
    SHADOW,
    REHEARSAL,
    CANARY,
    PROMOTED,
    ROLLED_BACK,
    FAILED,
    STUCK,
    ENDED;

    /** The state of a {@link #word}. */
    static TrialState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean running() {
        return ordinal() <= CANARY.ordinal();
    }

    /** Whether the candidate reads on a thread of its own. */
    boolean offLoops() {
        return this == SHADOW || this == REHEARSAL;
    }

    /** Whether it speaks against the candidate. */
    boolean bad() {
        return this == ROLLED_BACK || this == FAILED || this == STUCK;
    }

    /** The word for people. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
