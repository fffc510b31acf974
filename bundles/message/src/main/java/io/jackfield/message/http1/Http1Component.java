package io.jackfield.message.http1;

import io.jackfield.spi.engine.ProtocolFactory;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** {@link Http1Factory} as a service of a container. */
@Component(
        service = ProtocolFactory.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ProtocolFactory.NAME_PROPERTY + "=" + Http1Factory.NAME,
            "service.ranking:Integer=" + Http1Factory.RANKING
        })
public final class Http1Component extends Http1Factory {}
