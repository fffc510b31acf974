package io.jackfield.transport.epoll;

import io.jackfield.spi.transport.Transport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** {@link EpollTransport} as a service of a container. */
@Component(
        service = Transport.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            Transport.NAME_PROPERTY + "=" + EpollTransport.NAME,
            "service.ranking:Integer=" + EpollTransport.RANKING
        })
public final class EpollTransportComponent extends EpollTransport {

    @Activate
    void activate() {
        leaveThread();
    }

    @Deactivate
    void deactivate() {
        leaveThread();
    }
}
