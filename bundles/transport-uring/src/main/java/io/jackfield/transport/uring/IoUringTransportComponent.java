package io.jackfield.transport.uring;

import io.jackfield.spi.transport.Transport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** {@link IoUringTransport} as a service of a container. */
@Component(
        service = Transport.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            Transport.NAME_PROPERTY + "=" + IoUringTransport.NAME,
            "service.ranking:Integer=" + IoUringTransport.RANKING
        })
public final class IoUringTransportComponent extends IoUringTransport {

    @Activate
    void activate() {
        leaveThread();
    }

    @Deactivate
    void deactivate() {
        leaveThread();
    }
}
