package io.jackfield.platform.osgi;

import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.runtime.ServerStatus;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * One {@link ConfiguredServer} for each factory configuration; its status is a service of its own, whose properties change while it lives.
 * Handlers are {@link RequestListener} services that pass {@code handler.target}.
 */
@Component(
        service = ServerComponent.class,
        immediate = true,
        configurationPid = ServerConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@ServerConfigurationDefinition
@Designate(ocd = ServerConfigurationDefinition.class, factory = true)
public final class ServerComponent {
    private final HandlerBinding handlers = new HandlerBinding();

    @Reference
    private volatile PlatformComponent platform;

    private ConfiguredServer server;
    private ServiceRegistration<ServerStatus> registration;

    @Activate
    void activate(BundleContext context, Map<String, Object> configuration) {
        PlatformRuntime runtime = platform.runtime();
        server = new ConfiguredServer(runtime);
        handlers.open(ServerConfiguration.nameOf(configuration), server.handlers(), () -> runtime.core()
                .settings()
                .drainMillis());
        context.addBundleListener(server.handlers().departures());
        server.configure(configuration);
        registration = context.registerService(
                ServerStatus.class, server, new Hashtable<>(ServerReport.properties(server, null)));
        server.publishTo(properties -> registration.setProperties(new Hashtable<>(properties)));
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        server.configure(configuration);
    }

    @Deactivate
    void deactivate(BundleContext context) {
        context.removeBundleListener(server.handlers().departures());
        server.close();
        registration.unregister();
    }

    @Reference(
            name = "handler",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindHandler(
            ServiceReference<RequestListener> reference, RequestListener listener, Map<String, Object> properties) {
        handlers.add(reference, listener, properties);
    }

    void unbindHandler(ServiceReference<RequestListener> reference) {
        handlers.remove(reference, reference.getBundle().getSymbolicName());
    }
}
