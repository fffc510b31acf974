package io.jackfield.agent;

import io.jackfield.spi.agent.AgentStrategy;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** {@link PoolingStrategy} as a service of a container. */
@Component(
        service = AgentStrategy.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            AgentStrategy.NAME_PROPERTY + "=" + PoolingStrategy.NAME,
            "service.ranking:Integer=" + PoolingStrategy.RANKING
        })
public final class PoolingStrategyComponent extends PoolingStrategy {}
