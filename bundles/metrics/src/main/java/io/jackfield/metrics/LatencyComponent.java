package io.jackfield.metrics;

import io.jackfield.api.runtime.ObserverReport;
import io.jackfield.platform.observe.ServerObserver;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** {@link Latencies} in a container, while a configuration asks for it. */
@Component(
        service = {ServerObserver.class, ObserverReport.class},
        configurationPid = LatencyConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LatencyConfiguration.class)
public final class LatencyComponent extends Latencies {
    /** @param configuration says whom to measure */
    @Activate
    @Modified
    void configured(LatencyConfiguration configuration) {
        follow(Set.of(configuration.servers()));
    }
}
