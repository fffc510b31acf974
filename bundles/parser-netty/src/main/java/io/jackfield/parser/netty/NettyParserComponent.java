package io.jackfield.parser.netty;

import io.jackfield.spi.parser.ParserFactory;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** {@link NettyParserFactory} as a service of a container. */
@Component(
        service = ParserFactory.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ParserFactory.NAME_PROPERTY + "=" + NettyParserFactory.NAME,
            "service.ranking:Integer=" + NettyParserFactory.RANKING
        })
public final class NettyParserComponent extends NettyParserFactory {}
