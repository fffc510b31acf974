package io.jackfield.platform.trial;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialStepDTO;
import java.util.List;

/** A {@link Trial} as a DTO. */
final class TrialReport {
    private TrialReport() {}

    static TrialDTO of(Trial trial) {
        TrialDTO told = new TrialDTO();
        List<TrialStepDTO> steps = trial.steps();
        TrialStepDTO last = steps.get(steps.size() - 1);
        // by the step, so that it fits the cause: the trial may be ahead of what was told
        TrialState state = TrialState.of(last.state);
        told.kind = StrategyKind.PARSER.word();
        told.candidate = trial.name();
        told.bundle = trial.subject().bundle();
        told.current = trial.subject().current();
        told.server = trial.options().server();
        told.state = state.word();
        told.cause = last.cause;
        told.share = trial.options().share();
        told.messages = trial.options().messages();
        told.begun = trial.begun();
        told.ended = state.running() ? 0 : last.time;
        told.kept = trial.kept().all();
        told.steps = steps;
        figures(told, trial.figures());
        return told;
    }

    private static void figures(TrialDTO told, Figures figures) {
        told.read = figures.read.get();
        told.agreed = figures.agreed.get();
        told.differences = figures.differences.get();
        told.otherRefusals = figures.otherRefusals.get();
        told.thrown = figures.thrown.get();
        told.late = figures.late.get();
        told.dropped = figures.dropped.sum();
        told.candidateNanos = figures.candidateMean();
        told.currentNanos = figures.currentMean();
    }
}
