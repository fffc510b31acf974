package io.jackfield.shell;

import io.jackfield.api.runtime.Switchboard;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.Trials;
import io.jackfield.api.whiteboard.Whiteboard;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * {@link Completions} for Gogo's JLine console: each of its sessions is told, before the first line of it runs, to ask here. Other sessions
 * complete nothing and stay as they are.
 */
@Component(
        service = {CommandSessionListener.class, CompletionsComponent.class},
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {"osgi.command.scope=jackfield", "osgi.command.function=candidates"})
public final class CompletionsComponent implements CommandSessionListener {
    private static final System.Logger LOG = System.getLogger(CompletionsComponent.class.getName());
    /** Where Gogo's JLine console keeps what its sessions complete. */
    private static final String JLINE = ".completions";

    private static final String TOLD = ".jackfield.completions";

    private final Completions completions = new Completions(
            () -> switchboard(), () -> mounted(), () -> tried(), new Configurations(() -> configurations()));

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Switchboard switchboard;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Whiteboard whiteboard;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Trials trials;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile ConfigurationAdmin admin;

    /** @return the words, of which Gogo shows those that begin as typed */
    @Descriptor("tells what may stand in a line, for completion: candidates WORDS INDEX")
    public List<String> candidates(
            @Descriptor("the line, the command first") List<Object> words,
            @Descriptor("which word is meant, from 0") int index)
            throws IOException, InvalidSyntaxException {
        return completions.at(words, index);
    }

    @Override
    public void beforeExecute(CommandSession session, CharSequence line) {
        if (!(session.get(JLINE) instanceof Map<?, ?>) || session.get(TOLD) != null) {
            return;
        }
        session.put(TOLD, true);
        try {
            for (String command : Completions.commands()) {
                String name = "gogo:complete -c jackfield:" + command;
                session.execute(name + " -a 'jackfield:candidates ($.commandLine words) ($.commandLine wordIndex)'");
                for (String option : Completions.options(command)) {
                    session.execute(name + " -l " + option);
                }
            }
        } catch (Exception e) {
            // a console of another make: it does without
            LOG.log(Level.DEBUG, "no completion", e);
        }
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Exception failure) {
        // nothing to do
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Object result) {
        // nothing to do
    }

    private Switchboard switchboard() {
        return switchboard;
    }

    private Whiteboard mounted() {
        return whiteboard;
    }

    private List<TrialDTO> tried() {
        Trials found = trials;
        return found == null ? List.of() : found.trials();
    }

    private ConfigurationAdmin configurations() {
        return admin;
    }
}
