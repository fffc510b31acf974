package io.jackfield.shell;

import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialDifferenceDTO;
import io.jackfield.api.runtime.TrialStepDTO;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Turns what {@link TrialCommands} return into {@link Table}s. */
final class TrialTables {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final int LINE = 90;

    private TrialTables() {}

    /** The text for a person, or null for what is not ours. */
    static String format(Object target) {
        if (target instanceof TrialDTO trial) {
            return trials(List.of(trial)) + steps(trial);
        }
        if (target instanceof TrialDifferenceDTO difference) {
            return difference(difference);
        }
        if (!(target instanceof List<?> list) || list.isEmpty()) {
            return null;
        }
        if (list.stream().allMatch(TrialDTO.class::isInstance)) {
            return trials(list.stream().map(TrialDTO.class::cast).toList());
        }
        if (list.stream().allMatch(TrialDifferenceDTO.class::isInstance)) {
            StringBuilder out = new StringBuilder();
            list.forEach(each -> out.append(difference((TrialDifferenceDTO) each)));
            return out.toString();
        }
        return null;
    }

    private static String trials(List<TrialDTO> trials) {
        Table table = new Table(
                "candidate", "beside", "state", "share", "read", "agreed", "differ", "thrown", "late", "dropped", "ns");
        StringBuilder notes = new StringBuilder();
        for (TrialDTO each : trials) {
            table.add(
                    each.candidate,
                    each.current,
                    each.state,
                    share(each.share),
                    each.read,
                    each.agreed,
                    each.differences,
                    each.thrown,
                    each.late,
                    each.dropped,
                    each.candidateNanos + "/" + each.currentNanos);
            if (!each.cause.isEmpty()) {
                notes.append(each.candidate)
                        .append(' ')
                        .append(each.state)
                        .append(": ")
                        .append(each.cause)
                        .append('\n');
            }
        }
        return table.toString() + notes;
    }

    /** A share in hundredths, as short as can be. */
    static String share(double share) {
        String text = String.format(Locale.ROOT, "%.3f", share * 100);
        return text.replaceFirst("\\.?0+$", "") + "%";
    }

    private static String steps(TrialDTO trial) {
        StringBuilder out = new StringBuilder();
        for (TrialStepDTO each : trial.steps) {
            out.append(TIME.format(Instant.ofEpochMilli(each.time)))
                    .append(' ')
                    .append(each.state)
                    .append(each.cause.isEmpty() ? "" : ": " + each.cause)
                    .append("\n  ")
                    .append(each.figures)
                    .append('\n');
        }
        return out.toString();
    }

    private static String difference(TrialDifferenceDTO difference) {
        return TIME.format(Instant.ofEpochMilli(difference.time)) + " " + difference.element + ", " + difference.what
                + (difference.framing ? " (framing): " : ": ") + difference.detail + "\n" + bytes(difference);
    }

    /** The bytes as text; a line ends behind each line feed of theirs, and where it would get too long. */
    private static String bytes(TrialDifferenceDTO difference) {
        StringBuilder out = new StringBuilder();
        int begin = 0;
        for (byte each : difference.bytes) {
            if (out.length() == begin) {
                out.append("  ");
            }
            out.append(escaped(each));
            if (each == '\n' || out.length() - begin > LINE) {
                out.append('\n');
                begin = out.length();
            }
        }
        if (difference.length > difference.bytes.length) {
            out.append("  ... of ").append(difference.length).append(" bytes");
        }
        return out.length() > 0 && out.charAt(out.length() - 1) != '\n'
                ? out.append('\n').toString()
                : out.toString();
    }

    private static String escaped(byte each) {
        return switch (each) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\\' -> "\\\\";
            default ->
                each >= ' ' && each < 0x7f
                        ? new String(new byte[] {each}, StandardCharsets.US_ASCII)
                        : String.format("\\x%02x", each & 0xff);
        };
    }
}
