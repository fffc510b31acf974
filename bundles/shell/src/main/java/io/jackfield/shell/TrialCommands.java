package io.jackfield.shell;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialDifferenceDTO;
import io.jackfield.api.runtime.TrialOptions;
import io.jackfield.api.runtime.Trials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Asks the {@link Trials}, as {@link Commands} ask the switchboard. */
final class TrialCommands {
    private final Supplier<Trials> source;

    /** @param source gives null while there are none */
    TrialCommands(Supplier<Trials> source) {
        this.source = source;
    }

    String shadow(String... words) {
        TrialArguments arguments = TrialArguments.parse(TrialOptions.SHADOW, TrialArguments.SHADOW, words);
        TrialDTO trial = trials().shadow(StrategyKind.PARSER, arguments.candidate(), arguments.options());
        String end = trial.messages == 0 ? "" : ", ends after " + trial.messages;
        return "shadow of parser " + beside(trial) + TrialTables.share(trial.share) + " of messages" + end;
    }

    String canary(String... words) {
        TrialArguments arguments = TrialArguments.parse(TrialOptions.CANARY, TrialArguments.CANARY, words);
        TrialDTO trial = trials().canary(StrategyKind.PARSER, arguments.candidate(), arguments.options());
        long rehearsal = arguments.options().rehearsal();
        return "canary of parser " + beside(trial) + TrialTables.share(trial.share) + " of connections"
                + (rehearsal == 0 ? "" : ", first " + rehearsal + " messages off the loops")
                + (trial.messages == 0 ? "" : ", promoted after " + trial.messages + " that agree");
    }

    private static String beside(TrialDTO trial) {
        return trial.candidate + " beside " + (trial.current.isEmpty() ? "none" : trial.current) + ": ";
    }

    String promote(String... words) throws IOException, InterruptedException {
        TrialDTO trial = Waiting.until(trials().promote(candidate("promote", words)), "promote");
        return "promoted parser " + (trial.current.isEmpty() ? "none" : trial.current) + " -> " + trial.candidate;
    }

    String rollback(String... words) throws IOException, InterruptedException {
        TrialDTO trial = Waiting.until(trials().rollback(candidate("rollback", words)), "rollback");
        return "rolled back parser " + trial.candidate + ", " + (trial.current.isEmpty() ? "none" : trial.current)
                + " serves";
    }

    /** The word for the kind may be left out, and the name where one trial runs. */
    private static String candidate(String command, String... words) {
        int first = words.length > 0 && words[0].equals(StrategyKind.PARSER.word()) ? 1 : 0;
        if (words.length > first + 1 || words.length > first && words[first].startsWith("-")) {
            throw new IllegalArgumentException("usage: " + command + " [parser] [NAME]");
        }
        return words.length > first ? words[first] : "";
    }

    List<TrialDTO> list() {
        return trials().trials();
    }

    /** What was kept of the latest trial, or of the latest one of a candidate. */
    List<TrialDifferenceDTO> differences(String... words) {
        String name = candidate("differences", words);
        return list().stream()
                .filter(trial ->
                        trial.candidate.equals(name) || trial.candidate.startsWith(name.isEmpty() ? "" : name + "#"))
                .findFirst()
                .map(trial -> trial.kept)
                .orElseGet(ArrayList::new);
    }

    private Trials trials() {
        Trials found = source.get();
        if (found == null) {
            throw new IllegalStateException("no trials: is the bundle io.jackfield.platform active?");
        }
        return found;
    }
}
