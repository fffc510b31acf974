package io.jackfield.platform.osgi;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Drains all listeners when the framework begins to stop, as it does on SIGTERM: before the first bundle stops, so that every exchange ends with
 * all that it needs. The framework waits in the listener.
 */
@Component(service = StopComponent.class, immediate = true, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class StopComponent implements SynchronousBundleListener {
    private static final long FRAMEWORK = 0;

    @Reference
    private volatile PlatformComponent platform;

    private BundleContext context;

    @Activate
    void activate(BundleContext inside) {
        context = inside;
        context.addBundleListener(this);
    }

    @Deactivate
    void deactivate() {
        context.removeBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        PlatformComponent now = platform;
        if (now != null
                && event.getType() == BundleEvent.STOPPING
                && event.getBundle().getBundleId() == FRAMEWORK) {
            now.runtime().drainBeforeStop();
        }
    }
}
