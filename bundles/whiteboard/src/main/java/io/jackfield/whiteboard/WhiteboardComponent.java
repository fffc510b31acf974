package io.jackfield.whiteboard;

import io.jackfield.api.listener.ConnectListener;
import io.jackfield.api.listener.ErrorHandler;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.listener.UpgradeListener;
import io.jackfield.api.runtime.ConfigurationReport;
import io.jackfield.api.runtime.RefusalDTO;
import io.jackfield.api.runtime.ServerStatus;
import io.jackfield.api.whiteboard.MountDTO;
import io.jackfield.api.whiteboard.Whiteboard;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
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

/** {@link Mounts} in a container: binds what is mounted, and serves each configured server by a {@link Dispatcher}. */
@Component(
        service = {Whiteboard.class, ConfigurationReport.class},
        immediate = true,
        configurationPid = WhiteboardSettings.PID)
@WhiteboardConfiguration
@Designate(ocd = WhiteboardConfiguration.class)
public final class WhiteboardComponent implements Whiteboard, ConfigurationReport {
    private final Mounts mounts;
    private final MountedServices services;
    private final Servers servers;

    /**
     * Begins with nothing mounted.
     *
     * @param context of this bundle
     * @param configuration values of any type
     */
    @Activate
    public WhiteboardComponent(BundleContext context, Map<String, Object> configuration) {
        mounts = new Mounts(WhiteboardSettings.DEFAULTS);
        modified(configuration);
        services = new MountedServices(context, mounts);
        servers = new Servers(context, mounts);
    }

    /** Only now, when all that is there was mounted, requests may come. */
    @Activate
    void activate(BundleContext context) {
        context.addBundleListener(mounts.departures());
        servers.open();
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        mounts.refusals().follow(WhiteboardSettings.PID, () -> mounts.settings(WhiteboardSettings.of(configuration)));
    }

    @Deactivate
    void deactivate(BundleContext context) {
        context.removeBundleListener(mounts.departures());
        servers.close();
        mounts.close();
    }

    @Override
    public List<MountDTO> mounts() {
        return mounts.list();
    }

    @Override
    public List<RefusalDTO> refusals() {
        return mounts.refusals().refusals();
    }

    @Reference(
            target = "(!(" + Servers.OFFERED + "=*))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindHandler(ServiceReference<RequestListener> reference) {
        services.add(MountDTO.HANDLER, reference);
    }

    void updatedHandler(ServiceReference<RequestListener> reference) {
        services.updated(MountDTO.HANDLER, reference);
    }

    void unbindHandler(ServiceReference<RequestListener> reference) {
        services.remove(MountDTO.HANDLER, reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindUpgradeHandler(ServiceReference<UpgradeListener> reference) {
        services.add(MountDTO.UPGRADE, reference);
    }

    void updatedUpgradeHandler(ServiceReference<UpgradeListener> reference) {
        services.updated(MountDTO.UPGRADE, reference);
    }

    void unbindUpgradeHandler(ServiceReference<UpgradeListener> reference) {
        services.remove(MountDTO.UPGRADE, reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindConnectHandler(ServiceReference<ConnectListener> reference) {
        services.add(MountDTO.CONNECT, reference);
    }

    void updatedConnectHandler(ServiceReference<ConnectListener> reference) {
        services.updated(MountDTO.CONNECT, reference);
    }

    void unbindConnectHandler(ServiceReference<ConnectListener> reference) {
        services.remove(MountDTO.CONNECT, reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindFilter(ServiceReference<RequestFilter> reference) {
        services.add(MountDTO.FILTER, reference);
    }

    void updatedFilter(ServiceReference<RequestFilter> reference) {
        services.updated(MountDTO.FILTER, reference);
    }

    void unbindFilter(ServiceReference<RequestFilter> reference) {
        services.remove(MountDTO.FILTER, reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindErrorHandler(ServiceReference<ErrorHandler> reference) {
        services.add(MountDTO.ERROR, reference);
    }

    void updatedErrorHandler(ServiceReference<ErrorHandler> reference) {
        services.updated(MountDTO.ERROR, reference);
    }

    void unbindErrorHandler(ServiceReference<ErrorHandler> reference) {
        services.remove(MountDTO.ERROR, reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindServer(ServiceReference<ServerStatus> reference) {
        servers.add(reference, String.valueOf(reference.getProperty(ServerStatus.NAME)));
    }

    void unbindServer(ServiceReference<ServerStatus> reference) {
        servers.remove(reference);
    }
}
