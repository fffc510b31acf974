package io.jackfield.shell;

import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.Switchboard;
import java.io.IOException;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@link Commands} in Gogo's scope {@code jackfield}; {@link TablesComponent} shows what they return. */
@Component(
        service = CommandsComponent.class,
        property = {
            "osgi.command.scope=jackfield",
            "osgi.command.function=status",
            "osgi.command.function=swap",
            "osgi.command.function=parsers",
            "osgi.command.function=transports"
        })
public final class CommandsComponent {
    private final Commands commands = new Commands(() -> switchboard());

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Switchboard switchboard;

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
