package io.jackfield.agent;

import io.jackfield.spi.agent.AgentStrategy;
import org.osgi.service.component.annotations.Component;

/** {@link PoolingStrategy} as a service of a container. */
@Component(
        service = AgentStrategy.class,
        property = {
            AgentStrategy.NAME_PROPERTY + "=" + PoolingStrategy.NAME,
            "service.ranking:Integer=" + PoolingStrategy.RANKING
        })
public final class PoolingStrategyComponent extends PoolingStrategy {}
