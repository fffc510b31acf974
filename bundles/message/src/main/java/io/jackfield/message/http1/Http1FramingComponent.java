package io.jackfield.message.http1;

import io.jackfield.spi.engine.HeadFraming;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** {@link Http1Framing} as a service of a container. */
@Component(service = HeadFraming.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class Http1FramingComponent extends Http1Framing {}
