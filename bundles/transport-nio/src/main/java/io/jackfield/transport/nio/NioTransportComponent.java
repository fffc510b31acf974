package io.jackfield.transport.nio;

import io.jackfield.spi.transport.Transport;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** {@link NioTransport} as a service of a container. */
@Component(
        service = Transport.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {Transport.NAME_PROPERTY + "=" + NioTransport.NAME, "service.ranking:Integer=" + NioTransport.RANKING
        })
public final class NioTransportComponent extends NioTransport {}
