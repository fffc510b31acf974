package io.jackfield.platform.osgi;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Puts the {@link ClientConfiguration} in force, for requests that are made from then on. */
@Component(service = ClientComponent.class, immediate = true, configurationPid = ClientConfiguration.PID)
@ClientConfigurationDefinition
@Designate(ocd = ClientConfigurationDefinition.class)
public final class ClientComponent {
    @Reference
    private volatile PlatformComponent platform;

    private PlatformRuntime runtime;

    @Activate
    void activate(Map<String, Object> configuration) {
        runtime = platform.runtime();
        modified(configuration);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        runtime.refusals().follow(ClientConfiguration.PID, () -> runtime.factory()
                .requestDefaults(ClientConfiguration.of(configuration)));
    }

    @Deactivate
    void deactivate() {
        runtime.refusals().forget(ClientConfiguration.PID);
    }
}
