package io.jackfield.client;

import io.jackfield.spi.engine.ClientEngine;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** {@link NodeClientEngine} as a service of a container. */
@Component(
        service = ClientEngine.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ClientEngine.NAME_PROPERTY + "=" + NodeClientEngine.NAME,
            "service.ranking:Integer=" + NodeClientEngine.RANKING
        })
public final class NodeClientEngineComponent extends NodeClientEngine {}
