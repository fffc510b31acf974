package io.jackfield.parser.strict;

import io.jackfield.spi.parser.ParserFactory;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** {@link StrictParserFactory} as a service of a container. */
@Component(
        service = ParserFactory.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ParserFactory.NAME_PROPERTY + "=" + StrictParserFactory.NAME,
            "service.ranking:Integer=" + StrictParserFactory.RANKING
        })
public final class StrictParserComponent extends StrictParserFactory {}
