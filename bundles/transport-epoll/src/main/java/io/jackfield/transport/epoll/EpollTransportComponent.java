package io.jackfield.transport.epoll;

import io.jackfield.spi.transport.Transport;
import io.jackfield.transport.netty.ForeignThread;
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
        ForeignThread.clean();
    }

    @Deactivate
    void deactivate() {
        ForeignThread.clean();
    }
}
