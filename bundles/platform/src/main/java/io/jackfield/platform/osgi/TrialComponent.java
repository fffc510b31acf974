package io.jackfield.platform.osgi;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One {@link ConfiguredTrial} for each factory configuration. */
@Component(
        service = TrialComponent.class,
        immediate = true,
        configurationPid = TrialConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TrialConfigurationDefinition.class, factory = true)
public final class TrialComponent {
    @Reference
    private volatile PlatformComponent platform;

    private ConfiguredTrial trial;

    /** @param typed gives the component its default properties; that of messages depends on the mode */
    @Activate
    void activate(TrialConfigurationDefinition typed, Map<String, Object> configuration) {
        trial = new ConfiguredTrial(platform.runtime());
        trial.configure(configuration);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        trial.configure(configuration);
    }

    @Deactivate
    void deactivate() {
        trial.close();
    }
}
