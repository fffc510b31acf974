package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialEvents;
import io.jackfield.api.runtime.TrialStepDTO;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** Gives each step of a trial to the Event Admin, by an {@link EventPost}. */
final class StepEvents implements BiConsumer<TrialDTO, TrialStepDTO> {
    private final EventPost post;

    StepEvents(EventPost post) {
        this.post = post;
    }

    @Override
    public void accept(TrialDTO trial, TrialStepDTO step) {
        post.post(topic(step), properties(trial, step));
    }

    static String topic(TrialStepDTO step) {
        return TrialEvents.TOPICS + step.state.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    static Map<String, Object> properties(TrialDTO trial, TrialStepDTO step) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(TrialEvents.KIND, trial.kind);
        properties.put(TrialEvents.CANDIDATE, trial.candidate);
        properties.put(TrialEvents.CURRENT, trial.current);
        properties.put(TrialEvents.STATE, step.state);
        properties.put(TrialEvents.CAUSE, step.cause);
        properties.put(TrialEvents.FIGURES, step.figures);
        properties.put(TrialEvents.TRIAL, trial);
        return properties;
    }
}
