package io.jackfield.itests.conformance;

import io.jackfield.conformance.json.JsonObject;
import java.util.List;

/**
 * One dialogue that was held with Node's own servers. Right is an {@link Answer} that is {@link Likeness#WIRE} to a
 * recorded one, or a refusal where a refusal is wanted.
 *
 * @param answers any of which is right
 * @param refusals status codes any of which may end the connection instead
 */
record ServerCase(String id, String profile, Dialogue dialogue, List<Answer> answers, List<Long> refusals)
        implements Case {
    private static final List<String> PROFILES = List.of(
            "control",
            "default",
            "listeners",
            "timeouts",
            "timeout-listener",
            "max-headers-5",
            "headers-timeout",
            "no-keepalive-timeout",
            "clienterror-log");
    private static final long QUIET = 300;

    static List<ServerCase> all() {
        return Lines.of("server.jsonl").stream().map(ServerCase::of).toList();
    }

    private static ServerCase of(JsonObject line) {
        Dialogue dialogue = Dialogue.of(line, QUIET);
        return new ServerCase(
                line.text("id", ""),
                line.text("profile", ""),
                dialogue,
                line.objects("answers").stream().map(Answer::of).toList(),
                line.list("refusals").stream().map(Long.class::cast).toList());
    }

    @Override
    public boolean graded() {
        return !answers.isEmpty() || !refusals.isEmpty();
    }

    @Override
    public String category() {
        return id.substring(0, id.indexOf('/'));
    }

    @Override
    public int port() {
        return PROFILES.indexOf(profile);
    }

    @Override
    public Script script() {
        return dialogue.script();
    }

    @Override
    public Patience patience() {
        return dialogue.patience();
    }

    @Override
    public boolean timed() {
        return profile.contains("timeout") || script().timed();
    }

    @Override
    public Verdict judge(Answer answer) {
        Likeness best = Likeness.DIFFERENT;
        for (Answer expected : answers) {
            Likeness likeness = Likeness.of(answer, expected, dialogue.methods());
            best = likeness.compareTo(best) < 0 ? likeness : best;
        }
        boolean right = best.compareTo(Likeness.WIRE) <= 0 || refused(answer) || !graded();
        return new Verdict(right, best == Likeness.EXACT, best + ": " + answer + "\n  expected " + answers + refusals);
    }

    private boolean refused(Answer answer) {
        List<Response> responses = answer.responses(dialogue.methods());
        return answer.closed()
                && !responses.isEmpty()
                && refusals.contains((long) responses.get(responses.size() - 1).status())
                && responses.stream().noneMatch(Response::isSuccess);
    }
}
