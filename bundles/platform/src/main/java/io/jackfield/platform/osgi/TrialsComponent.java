package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialOptions;
import io.jackfield.api.runtime.Trials;
import io.jackfield.platform.trial.ParserTrials;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** {@link ParserTrials} as a service; their steps go out by {@link StepEvents}, whether or not anybody asks for the service. */
@Component(service = Trials.class, immediate = true)
public final class TrialsComponent implements Trials {
    @Reference
    private volatile PlatformComponent platform;

    private ParserTrials trials;
    private StepEvents events;

    @Activate
    void activate(BundleContext context) {
        trials = platform.runtime().trials();
        events = new StepEvents(new EventPost(context));
        trials.listen(events);
    }

    @Deactivate
    void deactivate() {
        trials.forget(events);
    }

    @Override
    public List<TrialDTO> trials() {
        return trials.trials();
    }

    @Override
    public TrialDTO shadow(StrategyKind kind, String candidate, TrialOptions options) {
        requireParser(kind);
        return trials.shadow(candidate, options);
    }

    @Override
    public TrialDTO canary(StrategyKind kind, String candidate, TrialOptions options) {
        requireParser(kind);
        return trials.canary(candidate, options);
    }

    private static void requireParser(StrategyKind kind) {
        if (kind != StrategyKind.PARSER) {
            throw new IllegalArgumentException("only parsers can be tried, not a " + kind.word());
        }
    }

    @Override
    public CompletionStage<TrialDTO> promote(String candidate) {
        return trials.promote(candidate);
    }

    @Override
    public CompletionStage<TrialDTO> rollback(String candidate) {
        return trials.rollback(candidate);
    }
}
