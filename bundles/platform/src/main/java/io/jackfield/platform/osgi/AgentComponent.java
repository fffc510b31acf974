package io.jackfield.platform.osgi;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.runtime.AgentConstants;
import io.jackfield.platform.handle.AgentHandle;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * One {@link Agent} for each factory configuration, a service as soon as its configuration can be followed; or the options of every bundle's
 * global agent. A changed configuration counts at once; connections stay.
 */
@Component(
        service = AgentComponent.class,
        immediate = true,
        configurationPid = AgentConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@AgentConfigurationDefinition
@Designate(ocd = AgentConfigurationDefinition.class, factory = true)
public final class AgentComponent {
    @Reference
    private volatile PlatformComponent platform;

    private PlatformRuntime runtime;
    private BundleContext context;
    private String name;
    private AgentHandle agent;
    private ServiceRegistration<Agent> registration;

    @Activate
    void activate(BundleContext inside, Map<String, Object> configuration) {
        runtime = platform.runtime();
        context = inside;
        name = AgentConfiguration.nameOf(configuration);
        modified(configuration);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        runtime.refusals().follow(pid(), () -> put(AgentConfiguration.of(configuration)));
    }

    private void put(AgentOptions options) {
        if (name.equals(AgentConfiguration.GLOBAL)) {
            runtime.factory().globalAgents(options);
        } else if (agent == null) {
            agent = runtime.newAgent(name, options);
            registration =
                    context.registerService(Agent.class, agent, new Hashtable<>(Map.of(AgentConstants.NAME, name)));
        } else {
            agent.reconfigure(options);
        }
    }

    /** Idle connections are closed; those in use end with what they are used for. */
    @Deactivate
    void deactivate() {
        runtime.refusals().forget(pid());
        if (name.equals(AgentConfiguration.GLOBAL)) {
            runtime.factory().globalAgents(AgentOptions.DEFAULTS);
        } else if (agent != null) {
            registration.unregister();
            agent.reconfigure(AgentOptions.DEFAULTS);
            agent.freeSockets().values().forEach(sockets -> sockets.forEach(socket -> socket.destroy()));
        }
    }

    private String pid() {
        return AgentConfiguration.PID + "~" + name;
    }
}
