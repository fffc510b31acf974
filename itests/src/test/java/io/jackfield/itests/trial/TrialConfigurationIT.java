package io.jackfield.itests.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.Trials;
import io.jackfield.benchmarks.swap.CandidateActivator;
import io.jackfield.benchmarks.swap.CandidateBundle;
import io.jackfield.itests.EventLog;
import io.jackfield.itests.Load;
import io.jackfield.itests.RunningContainer;
import io.jackfield.parser.testkit.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A trial that a configuration asks for begins when its candidate comes, and its steps are events of the Event Admin. */
@Timeout(60)
class TrialConfigurationIT {
    private static final String PID = "io.jackfield.trial~next";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void aConfiguredCanaryIsBegunOnceForEachGeneration() throws Exception {
        try (RunningContainer container = RunningContainer.in("felix")
                .feature("all", "events")
                .sharingApi()
                .configure(PID, "candidate", CandidateActivator.NAME)
                .configure(PID, "mode", "canary")
                .configure(PID, "share", "100%")
                .configure(PID, "rehearsal", "0")
                .start()) {
            Trials trials = container.service(Trials.class);
            int port = container.awaitPort("default");
            List<String> events = EventLog.of(container, "io/jackfield/trial/*", "candidate", "cause")
                    .events();
            assertThat(trials.trials()).isEmpty();
            try (Load load = Load.start(port, 2)) {
                container.install(CandidateBundle.write(folder, Fault.FIELD_VALUE, ""));
                await().atMost(LIMIT).until(() -> ended(trials.trials(), 1));
                assertThat(trials.trials()).singleElement().satisfies(told -> {
                    assertThat(told.state).isEqualTo("rolled-back");
                    assertThat(told.share).isEqualTo(1);
                });
                container.update(CandidateBundle.NAME);
                await().atMost(LIMIT).until(() -> ended(trials.trials(), 2));
                assertThat(load.stop()).isEmpty();
            }
            await().atMost(LIMIT).until(() -> events.size() == 4);
            String first = trials.trials().get(1).candidate;
            assertThat(events.get(0)).isEqualTo("io/jackfield/trial/CANARY " + first + " ");
            assertThat(events.get(1))
                    .startsWith("io/jackfield/trial/ROLLED_BACK " + first + " request field value: current");
        }
    }

    private static boolean ended(List<TrialDTO> trials, int number) {
        return trials.size() == number && trials.stream().allMatch(trial -> trial.ended > 0);
    }
}
