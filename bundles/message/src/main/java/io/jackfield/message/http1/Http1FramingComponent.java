package io.jackfield.message.http1;

import io.jackfield.spi.engine.HeadFraming;
import org.osgi.service.component.annotations.Component;

/** {@link Http1Framing} as a service of a container. */
@Component(service = HeadFraming.class)
public final class Http1FramingComponent extends Http1Framing {}
