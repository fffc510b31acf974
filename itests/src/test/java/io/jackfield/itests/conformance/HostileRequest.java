package io.jackfield.itests.conformance;

import io.jackfield.conformance.json.JsonObject;
import java.util.List;

/**
 * Bytes that someone sends who means harm, or who is merely wrong. Each alternative of {@code allow} and {@code best}
 * is a list of tokens that all hold, see {@link Outcome}.
 *
 * @param category the kind of attack
 */
record HostileRequest(String id, String category, Dialogue dialogue, List<String> allow, List<String> best)
        implements Case {
    private static final int EVERY_PATH = 9;
    private static final long QUIET = 400;

    static List<HostileRequest> all() {
        return Lines.of("hostile-requests.jsonl").stream()
                .map(HostileRequest::of)
                .toList();
    }

    private static HostileRequest of(JsonObject line) {
        Dialogue dialogue = Dialogue.of(line, QUIET);
        return new HostileRequest(
                line.text("id", ""),
                line.text("class", ""),
                dialogue,
                Lines.texts(line, "allow"),
                Lines.texts(line, "best"));
    }

    @Override
    public int port() {
        return EVERY_PATH;
    }

    @Override
    public Script script() {
        return dialogue.script();
    }

    @Override
    public Patience patience() {
        return dialogue.patience();
    }

    /** Large ones want the machine for themselves. */
    @Override
    public boolean timed() {
        return script().timed() || script().size() > 100_000;
    }

    @Override
    public Verdict judge(Answer answer) {
        Outcome outcome = new Outcome(answer, dialogue.methods());
        return new Verdict(outcome.isOneOf(allow), outcome.isOneOf(best), answer + "\n  expected one of " + allow);
    }
}
