package io.jackfield.shell;

import java.io.IOException;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@link Configurations} in Gogo's scope {@code jackfield}. */
@Component(
        service = ConfigurationCommandsComponent.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            "osgi.command.scope=jackfield",
            "osgi.command.function=configurations",
            "osgi.command.function=configure",
            "osgi.command.function=unconfigure"
        })
public final class ConfigurationCommandsComponent {
    private final Configurations configurations = new Configurations(() -> admin());

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile ConfigurationAdmin admin;

    /** @return what is configured */
    @Descriptor("lists what is configured, what is secret left out: configurations [PREFIX]")
    public List<ConfiguredValues> configurations(
            @Descriptor("what the PIDs begin with, else io.jackfield.") String... words)
            throws IOException, InvalidSyntaxException {
        return configurations.list(words);
    }

    /** @return one line */
    @Descriptor("changes values of a configuration: configure PID key=value..., key= removes one")
    public String configure(
            @Descriptor("the PID, FACTORY~NAME for an instance of a factory, then key=value") String... words)
            throws IOException {
        return configurations.change(words);
    }

    /** @return one line */
    @Descriptor("removes a configuration, and with it the listener, agent, log or trial that it made: unconfigure PID")
    public String unconfigure(@Descriptor("the PID, FACTORY~NAME for an instance of a factory") String... words)
            throws IOException, InvalidSyntaxException {
        return configurations.remove(words);
    }

    private ConfigurationAdmin admin() {
        return admin;
    }
}
