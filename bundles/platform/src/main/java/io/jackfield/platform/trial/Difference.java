package io.jackfield.platform.trial;

import io.jackfield.spi.parser.HeadBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * In what two results differ. Whether they do is decided by {@link HeadBlock#sameAs}; this says it to people.
 *
 * @param what the sort, the same for all of a sort
 * @param detail what each found, one line
 * @param framing whether it can change where the message ends, who serves it or whether the connection is kept
 */
record Difference(String what, String detail, boolean framing) {
    private static final int LONGEST = 60;
    private static final Set<String> FRAMING =
            Set.of("content-length", "transfer-encoding", "connection", "upgrade", "expect", "host");

    /** The difference of two complete blocks that are not the same. */
    static Difference of(HeadBlock current, HeadBlock candidate) {
        try {
            return compare(current, candidate);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | NullPointerException e) {
            return new Difference("offsets", "the candidate recorded offsets outside of the input", true);
        }
    }

    private static Difference compare(HeadBlock current, HeadBlock candidate) {
        int length = current.position() - current.from();
        int other = candidate.position() - candidate.from();
        if (length != other) {
            return told("end", length + " bytes", other + " bytes", true);
        }
        Difference start = startLine(current, candidate);
        if (start != null) {
            return start;
        }
        return fields(current, candidate, !framingFields(current).equals(framingFields(candidate)));
    }

    private static Difference startLine(HeadBlock current, HeadBlock candidate) {
        String version = current.major() + "." + current.minor();
        String other = candidate.major() + "." + candidate.minor();
        if (!version.equals(other)) {
            return told("version", version, other, true);
        }
        if (current.status() != candidate.status()) {
            return told("status", current.status() + "", candidate.status() + "", true);
        }
        if (!current.method().equals(candidate.method())) {
            return told("method", current.method(), candidate.method(), true);
        }
        if (!current.target().equals(candidate.target())) {
            boolean request = current.kind() == HeadBlock.Kind.REQUEST;
            return told(request ? "target" : "reason", current.target(), candidate.target(), false);
        }
        return null;
    }

    private static Difference fields(HeadBlock current, HeadBlock candidate, boolean framing) {
        int common = Math.min(current.fieldCount(), candidate.fieldCount());
        for (int i = 0; i < common; i++) {
            if (!current.name(i).equals(candidate.name(i))) {
                return told("field name", current.name(i), candidate.name(i), framing);
            }
            if (!current.value(i).equals(candidate.value(i))) {
                return told("field value", current.value(i), candidate.value(i), framing);
            }
        }
        return told("field count", current.fieldCount() + " fields", candidate.fieldCount() + " fields", framing);
    }

    private static List<String> framingFields(HeadBlock block) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < block.fieldCount(); i++) {
            String name = block.name(i).toLowerCase(Locale.ROOT);
            if (FRAMING.contains(name)) {
                found.add(name + ":" + block.value(i));
            }
        }
        return found;
    }

    /** What each found, in a few words. */
    static Difference told(String what, String current, String candidate, boolean framing) {
        return new Difference(
                what,
                "current \"" + oneLine(current, LONGEST) + "\", candidate \"" + oneLine(candidate, LONGEST) + "\"",
                framing);
    }

    /** A text that can be shown: control and other bytes as {@code \xHH}, and not too long. */
    static String oneLine(String text, int longest) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < longest; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                out.append(c);
            } else {
                out.append(String.format("\\x%02x", (int) c));
            }
        }
        return out.length() < longest ? out.toString() : out + "...";
    }
}
