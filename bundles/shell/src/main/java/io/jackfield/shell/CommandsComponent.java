package io.jackfield.shell;

import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.Switchboard;
import java.io.IOException;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@link Commands} in Gogo's scope {@code jackfield}; {@link TablesComponent} shows what they return. */
@Component(
        // Gogo lets go of it after each command, and with it what is to be uninstalled later
        immediate = true,
        service = CommandsComponent.class,
        property = {
            "osgi.command.scope=jackfield",
            "osgi.command.function=status",
            "osgi.command.function=swap",
            "osgi.command.function=update",
            "osgi.command.function=strategies",
            "osgi.command.function=parsers",
            "osgi.command.function=transports"
        })
public final class CommandsComponent {
    private final Commands commands = new Commands(() -> switchboard());
    private final Leftovers leftovers = new Leftovers(() -> switchboard());
    private final BundleUpdate update;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Switchboard switchboard;

    /** @param context whose framework's bundles are updated */
    @Activate
    public CommandsComponent(BundleContext context) {
        update = new BundleUpdate(context, leftovers);
    }

    @Deactivate
    void deactivate() {
        leftovers.close();
    }

    /** @return everything the switchboard knows */
    @Descriptor("shows listeners, what serves them and how they fare, and all strategies")
    public RuntimeDTO status() {
        return commands.status();
    }

    /** @return one line for each change */
    @Descriptor("makes another strategy serve: swap [--save] [--server NAME] parser|transport NAME")
    public String swap(
            @Descriptor("--save keeps it over a restart, --server NAME means one server only; then kind and name")
                    String... words)
            throws IOException, InterruptedException {
        return commands.swap(words);
    }

    /** @return one line */
    @Descriptor(
            "updates a strategy by a newer bundle beside the old one, which goes when its last lease ends: update NAME [URL]")
    public String update(
            @Descriptor("name of the strategy or of its bundle, then perhaps where the new bundle is") String... words)
            throws IOException, BundleException, InterruptedException {
        if (words.length < 1 || words.length > 2) {
            throw new IllegalArgumentException("usage: jackfield:update NAME [URL]");
        }
        return update.run(commands.switchboard(), words[0], words.length == 2 ? words[1] : null);
    }

    /** @return the strategies, kind by kind, the highest ranking first */
    @Descriptor("lists all strategies with their generations and leases: strategies [KIND]")
    public List<StrategyDTO> strategies(@Descriptor("the kind that is meant, else all") String... words) {
        return commands.strategies(words);
    }

    /** @return the parsers, the highest ranking first */
    @Descriptor("lists the parsers")
    public List<StrategyDTO> parsers() {
        return commands.strategies(StrategyKind.PARSER);
    }

    /** @return the transports, the highest ranking first */
    @Descriptor("lists the transports")
    public List<StrategyDTO> transports() {
        return commands.strategies(StrategyKind.TRANSPORT);
    }

    private Switchboard switchboard() {
        return switchboard;
    }
}
