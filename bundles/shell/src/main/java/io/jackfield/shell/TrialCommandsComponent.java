package io.jackfield.shell;

import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialDifferenceDTO;
import io.jackfield.api.runtime.Trials;
import java.io.IOException;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@link TrialCommands} in Gogo's scope {@code jackfield}; {@link TablesComponent} shows what they return. */
@Component(
        service = TrialCommandsComponent.class,
        property = {
            "osgi.command.scope=jackfield",
            "osgi.command.function=shadow",
            "osgi.command.function=canary",
            "osgi.command.function=promote",
            "osgi.command.function=rollback",
            "osgi.command.function=trials",
            "osgi.command.function=differences"
        })
public final class TrialCommandsComponent {
    private final TrialCommands commands = new TrialCommands(() -> service());

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Trials trials;

    /** @return one line */
    @Descriptor("gives a parser a copy of a share of the messages, off the loops: shadow parser NAME [--share 0.1]")
    public String shadow(
            @Descriptor("--share 0.1, --messages N to end after, --budget 1ms, --failures N, --stuck-after 1s,"
                            + " --server NAME; then parser and its name or name#generation")
                    String... words) {
        return commands.shadow(words);
    }

    /** @return one line */
    @Descriptor("tries a parser on a share of the connections: canary parser NAME [--share 0.1] [--messages N]")
    public String canary(
            @Descriptor(
                            "--share 0.1, --messages N to promote after, --rehearsal N, --error-margin 0, --budget 1ms,"
                                    + " --failures N, --stuck-after 1s, --server NAME; then parser and its name or name#generation")
                    String... words) {
        return commands.canary(words);
    }

    /** @return one line */
    @Descriptor("makes the candidate of a trial serve: promote [parser] [NAME]")
    public String promote(@Descriptor("the candidate, if several are tried") String... words)
            throws IOException, InterruptedException {
        return commands.promote(words);
    }

    /** @return one line */
    @Descriptor("ends a trial, or takes the last promotion back: rollback [parser] [NAME]")
    public String rollback(@Descriptor("the candidate, if several are tried") String... words)
            throws IOException, InterruptedException {
        return commands.rollback(words);
    }

    /** @return the trials, the latest first */
    @Descriptor("lists the trials that run, and the last that ran")
    public List<TrialDTO> trials() {
        return commands.list();
    }

    /** @return what differed, with bytes */
    @Descriptor("shows what a candidate read otherwise, with the bytes: differences [NAME]")
    public List<TrialDifferenceDTO> differences(@Descriptor("the candidate, else the latest trial's") String... words) {
        return commands.differences(words);
    }

    private Trials service() {
        return trials;
    }
}
