package io.jackfield.access.log;

import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.api.runtime.ConfigurationReport;
import io.jackfield.api.runtime.ObserverReport;
import io.jackfield.api.runtime.RefusalDTO;
import io.jackfield.platform.observe.SeenExchange;
import io.jackfield.platform.observe.SeenRefusal;
import io.jackfield.platform.observe.ServerObserver;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** {@link AccessLog} in a container: one for each configuration. */
@Component(
        service = {ServerObserver.class, ConfigurationReport.class, ObserverReport.class},
        immediate = true,
        configurationPid = AccessLogSettings.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@AccessLogConfiguration
@Designate(ocd = AccessLogConfiguration.class, factory = true)
public final class AccessLogComponent implements ServerObserver, ConfigurationReport, ObserverReport {
    private final AccessLog log;

    /**
     * Begins.
     *
     * @param configuration values of any type
     */
    @Activate
    public AccessLogComponent(Map<String, Object> configuration) {
        log = new AccessLog(configuration);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        log.configure(configuration);
    }

    @Override
    public void over(SeenExchange exchange) {
        log.over(exchange);
    }

    @Override
    public void refused(SeenRefusal refusal) {
        log.refused(refusal);
    }

    @Override
    public List<AccessLogDTO> accessLogs() {
        return List.of(log.report());
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
