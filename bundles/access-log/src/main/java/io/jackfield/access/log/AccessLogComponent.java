package io.jackfield.access.log;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.runtime.ConfigurationReport;
import io.jackfield.api.runtime.RefusalDTO;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** {@link AccessLog} in a container: one for each configuration, whose values for the whiteboard become service properties. */
@Component(
        service = {RequestFilter.class, ConfigurationReport.class},
        immediate = true,
        configurationPid = AccessLogSettings.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "service.ranking:Integer=2147483647")
@Designate(ocd = AccessLogConfiguration.class, factory = true)
public final class AccessLogComponent implements RequestFilter, ConfigurationReport {
    private final AccessLog log;

    /**
     * Begins.
     *
     * @param typed gives the service its default properties
     * @param configuration values of any type
     */
    @Activate
    public AccessLogComponent(AccessLogConfiguration typed, Map<String, Object> configuration) {
        log = new AccessLog(configuration);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        log.configure(configuration);
    }

    @Override
    public void filter(IncomingMessage request, ServerResponse response, RequestListener next) throws Exception {
        log.filter(request, response, next);
    }

    @Override
    public List<RefusalDTO> refusals() {
        return log.refusals().refusals();
    }

    @Deactivate
    void deactivate() {
        log.close();
    }
}
