package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.Generation;
import io.jackfield.platform.observe.ServerObserver;
import io.jackfield.spi.agent.AgentStrategy;
import io.jackfield.spi.engine.ClientEngine;
import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.tls.TlsProvider;
import io.jackfield.spi.transport.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The platform in a container. A service for the other components of this bundle only, so that they end before it does. Strategies are bound
 * to it, any number at any time; unbinding one waits for its work to end.
 */
@Component(service = PlatformComponent.class, immediate = true, configurationPid = PlatformRuntime.PID)
@PlatformConfiguration
@Designate(ocd = PlatformConfiguration.class)
public final class PlatformComponent {
    private final PlatformRuntime runtime;
    private final BoundStrategies strategies;

    /** @param configuration its values, which may be of any type */
    @Activate
    public PlatformComponent(Map<String, Object> configuration) {
        runtime = new PlatformRuntime(configuration);
        strategies = new BoundStrategies(runtime.core().strategies());
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        runtime.configure(configuration);
    }

    @Deactivate
    void deactivate() {
        strategies.close();
        runtime.close();
    }

    PlatformRuntime runtime() {
        return runtime;
    }

    private <S> void add(StrategyKind kind, ServiceReference<S> reference, S service, Supplier<String> name) {
        if (runtime.core().serving()) {
            StrategyClasses.load(reference.getBundle());
        }
        strategies.add(kind, reference, service, name, origin(reference));
    }

    private static Generation.Registration origin(ServiceReference<?> reference) {
        Map<String, Object> properties = new HashMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        Bundle bundle = reference.getBundle();
        String from = bundle == null ? "" : bundle.getSymbolicName() + ":" + bundle.getVersion();
        return new Generation.Registration(properties, from);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindTransport(ServiceReference<Transport> reference, Transport service) {
        add(StrategyKind.TRANSPORT, reference, service, service::name);
    }

    void unbindTransport(ServiceReference<Transport> reference) {
        strategies.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindParser(ServiceReference<ParserFactory> reference, ParserFactory service) {
        add(StrategyKind.PARSER, reference, service, service::name);
    }

    void unbindParser(ServiceReference<ParserFactory> reference) {
        strategies.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindProtocol(ServiceReference<ProtocolFactory> reference, ProtocolFactory service) {
        add(StrategyKind.PROTOCOL, reference, service, service::name);
    }

    void unbindProtocol(ServiceReference<ProtocolFactory> reference) {
        strategies.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindServerEngine(ServiceReference<ServerEngine> reference, ServerEngine service) {
        add(StrategyKind.SERVER, reference, service, service::name);
    }

    void unbindServerEngine(ServiceReference<ServerEngine> reference) {
        strategies.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindClientEngine(ServiceReference<ClientEngine> reference, ClientEngine service) {
        add(StrategyKind.CLIENT, reference, service, service::name);
    }

    void unbindClientEngine(ServiceReference<ClientEngine> reference) {
        strategies.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAgent(ServiceReference<AgentStrategy> reference, AgentStrategy service) {
        add(StrategyKind.AGENT, reference, service, service::name);
    }

    void unbindAgent(ServiceReference<AgentStrategy> reference) {
        strategies.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindTls(ServiceReference<TlsProvider> reference, TlsProvider service) {
        strategies.add(StrategyKind.TLS, reference, service, service::name, origin(reference));
    }

    void unbindTls(ServiceReference<TlsProvider> reference) {
        strategies.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindObserver(ServerObserver observer) {
        runtime.core().observe(observer);
    }

    void unbindObserver(ServerObserver observer) {
        runtime.core().forget(observer);
    }
}
