package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.ConfigurationReport;
import io.jackfield.api.runtime.RefusalDTO;
import io.jackfield.api.runtime.UnknownKeyDTO;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * {@link ConfigurationKeys} in a container: looks when the framework has started, so that no start waits for it, and from then on when a
 * configuration or a bundle changed; on the threads that tell of these.
 */
@Component(
        service = {ConfigurationReport.class, ConfigurationListener.class},
        immediate = true)
public final class ConfigurationKeysComponent
        implements ConfigurationReport, ConfigurationListener, FrameworkListener, BundleListener {
    @Reference(policyOption = ReferencePolicyOption.GREEDY)
    private volatile ConfigurationAdmin admin;

    private BundleContext context;
    private ConfigurationKeys keys;

    @Activate
    void activate(BundleContext inside) {
        context = inside;
        keys = new ConfigurationKeys(inside);
        inside.addFrameworkListener(this);
        inside.addBundleListener(this);
        look();
    }

    @Deactivate
    void deactivate() {
        context.removeFrameworkListener(this);
        context.removeBundleListener(this);
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        look();
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTED) {
            look();
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.RESOLVED || event.getType() == BundleEvent.UNINSTALLED) {
            look();
        }
    }

    private void look() {
        ConfigurationAdmin now = admin;
        if (now != null && context.getBundle(0).getState() == Bundle.ACTIVE) {
            keys.look(now);
        }
    }

    @Override
    public List<RefusalDTO> refusals() {
        return List.of();
    }

    @Override
    public List<UnknownKeyDTO> unknownKeys() {
        return keys.found();
    }
}
