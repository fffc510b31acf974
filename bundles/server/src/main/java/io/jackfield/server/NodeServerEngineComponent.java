package io.jackfield.server;

import io.jackfield.spi.engine.ServerEngine;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** {@link NodeServerEngine} as a service of a container. */
@Component(
        service = ServerEngine.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ServerEngine.NAME_PROPERTY + "=" + NodeServerEngine.NAME,
            "service.ranking:Integer=" + NodeServerEngine.RANKING
        })
public final class NodeServerEngineComponent extends NodeServerEngine {}
