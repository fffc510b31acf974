package io.jackfield.parser.core;

import java.util.Set;

/**
 * The leniencies in force in one parser. The readers ask it where they are about to refuse, and nowhere else, so that what is right
 * by the letter costs the same with and without it.
 */
public final class Leniencies {
    /** None: the letter. */
    public static final Leniencies NONE = new Leniencies(Set.of());

    final boolean obsFold;
    final boolean bareLf;
    final boolean spaceBeforeColon;
    final boolean multipleSpaces;
    final boolean spaceAfterChunkSize;
    private final boolean http09Version;
    private final boolean http09Line;
    private final boolean otherVersions;
    private final boolean[] target = new boolean[256];

    private Leniencies(Set<Leniency> open) {
        obsFold = open.contains(Leniency.OBS_FOLD);
        bareLf = open.contains(Leniency.BARE_LF);
        spaceBeforeColon = open.contains(Leniency.SPACE_BEFORE_COLON);
        multipleSpaces = open.contains(Leniency.MULTIPLE_SPACES);
        spaceAfterChunkSize = open.contains(Leniency.SPACE_AFTER_CHUNK_SIZE);
        http09Version = open.contains(Leniency.HTTP09_VERSION);
        http09Line = open.contains(Leniency.HTTP09_LINE);
        otherVersions = open.contains(Leniency.OTHER_VERSIONS);
        allow(open.contains(Leniency.RAW_TARGET), "\"<>[\\]^`{|}");
        allow(open.contains(Leniency.TARGET_FRAGMENT), "#");
        allow(open.contains(Leniency.RAW_PERCENT), "%");
        for (int b = 0x80; b < target.length; b++) {
            target[b] = open.contains(Leniency.OBS_TEXT_IN_TARGET);
        }
    }

    /** These and no others. */
    public static Leniencies of(Set<Leniency> open) {
        return open.isEmpty() ? NONE : new Leniencies(open);
    }

    private void allow(boolean allowed, String characters) {
        for (char each : characters.toCharArray()) {
            target[each] = allowed;
        }
    }

    /** Whether path or query may hold a byte that a URI can not. */
    boolean inTarget(byte b) {
        return target[b & 0xff];
    }

    /** Whether a byte after the target may end the request line. */
    boolean endsLine(byte b) {
        return http09Line && (b == Octets.CR || b == Octets.LF && bareLf);
    }

    /** Whether these eight bytes are a version, other than 1.0 and 1.1, that may be taken. */
    boolean takesVersion(byte[] a, int from) {
        if (!http09Version && !otherVersions) {
            return false;
        }
        byte major = a[from + 5];
        byte minor = a[from + 7];
        boolean wellFormed = a[from] == 'H'
                && a[from + 1] == 'T'
                && a[from + 2] == 'T'
                && a[from + 3] == 'P'
                && a[from + 4] == '/'
                && Octets.isDigit(major)
                && a[from + 6] == '.'
                && Octets.isDigit(minor);
        return wellFormed && (major == '0' && minor == '9' ? http09Version : otherVersions);
    }
}
