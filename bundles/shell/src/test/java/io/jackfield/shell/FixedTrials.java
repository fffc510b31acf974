package io.jackfield.shell;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialDifferenceDTO;
import io.jackfield.api.runtime.TrialOptions;
import io.jackfield.api.runtime.TrialStepDTO;
import io.jackfield.api.runtime.Trials;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers what it was given and writes down what it was asked. */
final class FixedTrials implements Trials {
    final List<TrialDTO> trials = new ArrayList<>();
    CompletableFuture<TrialDTO> change = new CompletableFuture<>();
    String asked;
    TrialOptions options;

    @Override
    public List<TrialDTO> trials() {
        return trials;
    }

    @Override
    public TrialDTO shadow(StrategyKind kind, String candidate, TrialOptions given) {
        return begun("shadow", kind, candidate, given);
    }

    @Override
    public TrialDTO canary(StrategyKind kind, String candidate, TrialOptions given) {
        return begun("canary", kind, candidate, given);
    }

    private TrialDTO begun(String state, StrategyKind kind, String candidate, TrialOptions given) {
        asked = state + " " + kind + " " + candidate;
        options = given;
        TrialDTO trial = trial(candidate + "#2", state);
        trial.share = given.share();
        trial.messages = given.messages();
        return trial;
    }

    @Override
    public CompletionStage<TrialDTO> promote(String candidate) {
        asked = "promote " + candidate;
        return change;
    }

    @Override
    public CompletionStage<TrialDTO> rollback(String candidate) {
        asked = "rollback " + candidate;
        return change;
    }

    static TrialDTO trial(String candidate, String state) {
        TrialDTO trial = new TrialDTO();
        trial.kind = "parser";
        trial.candidate = candidate;
        trial.current = "strict#1";
        trial.state = state;
        trial.cause = "";
        trial.share = 0.1;
        trial.read = 1234;
        trial.agreed = 1200;
        trial.differences = 1;
        trial.candidateNanos = 700;
        trial.currentNanos = 500;
        trial.kept = new ArrayList<>();
        trial.steps = new ArrayList<>();
        return trial;
    }

    static TrialDifferenceDTO difference(String bytes) {
        TrialDifferenceDTO difference = new TrialDifferenceDTO();
        difference.element = "request";
        difference.what = "end";
        difference.detail = "current \"74 bytes\", candidate \"73 bytes\"";
        difference.framing = true;
        difference.bytes = bytes.getBytes(StandardCharsets.ISO_8859_1);
        difference.length = bytes.length();
        return difference;
    }

    static TrialStepDTO step(String state, String cause) {
        TrialStepDTO step = new TrialStepDTO();
        step.state = state;
        step.candidate = "netty#2";
        step.cause = cause;
        step.figures = "1 read";
        return step;
    }
}
