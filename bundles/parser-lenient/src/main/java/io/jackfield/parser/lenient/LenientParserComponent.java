package io.jackfield.parser.lenient;

import io.jackfield.api.runtime.ConfigurationReport;
import io.jackfield.api.runtime.RefusalDTO;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** {@link LenientRegistration} in a container: follows the configuration. */
@Component(service = ConfigurationReport.class, immediate = true, configurationPid = LenientConfiguration.PID)
@Designate(ocd = LenientConfiguration.class)
public final class LenientParserComponent implements ConfigurationReport {
    private final LenientRegistration registration;

    /** @param configuration with the names of what to open */
    @Activate
    public LenientParserComponent(BundleContext context, LenientConfiguration configuration) {
        registration = new LenientRegistration(context);
        modified(configuration);
    }

    @Modified
    void modified(LenientConfiguration configuration) {
        registration.configure(List.of(configuration.leniencies()));
    }

    @Override
    public List<RefusalDTO> refusals() {
        return registration.refusals().refusals();
    }

    @Deactivate
    void deactivate() {
        registration.close();
    }
}
