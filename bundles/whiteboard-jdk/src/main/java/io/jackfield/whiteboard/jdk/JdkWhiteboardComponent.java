package io.jackfield.whiteboard.jdk;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import io.jackfield.api.runtime.ConfigurationReport;
import io.jackfield.api.runtime.RefusalDTO;
import io.jackfield.api.runtime.Refusals;
import io.jackfield.api.whiteboard.JdkWhiteboardConstants;
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

/** {@link JdkServices} in a container: binds what was written for the JDK's server. */
@Component(service = ConfigurationReport.class, immediate = true, configurationPid = JdkSettings.PID)
@JdkConfiguration
@Designate(ocd = JdkConfiguration.class)
public final class JdkWhiteboardComponent implements ConfigurationReport {
    private final Refusals refusals = new Refusals();
    private final Workers workers = new Workers(JdkSettings.DEFAULTS);
    private final JdkServices services;

    /**
     * Begins with nothing.
     *
     * @param context of this bundle
     * @param configuration values of any type
     */
    @Activate
    public JdkWhiteboardComponent(BundleContext context, Map<String, Object> configuration) {
        services = new JdkServices(context, workers);
        modified(configuration);
    }

    @Activate
    void activate() {
        services.open();
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        refusals.follow(JdkSettings.PID, () -> workers.follow(JdkSettings.of(configuration)));
    }

    /** What is offered goes first, answered by the threads that end then. */
    @Deactivate
    void deactivate() {
        services.close();
        workers.close();
    }

    @Override
    public List<RefusalDTO> refusals() {
        return refusals.refusals();
    }

    @Reference(
            target = "(" + JdkWhiteboardConstants.CONTEXT_PATH + "=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindHandler(ServiceReference<HttpHandler> reference) {
        services.addHandler(reference);
    }

    void updatedHandler(ServiceReference<HttpHandler> reference) {
        services.addHandler(reference);
    }

    void unbindHandler(ServiceReference<HttpHandler> reference) {
        services.removeHandler(reference);
    }

    @Reference(
            target = "(" + JdkWhiteboardConstants.FILTER_PATTERN + "=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindFilter(ServiceReference<Filter> reference) {
        services.addGuard(reference, JdkWhiteboardConstants.FILTER_PATTERN);
    }

    void updatedFilter(ServiceReference<Filter> reference) {
        services.addGuard(reference, JdkWhiteboardConstants.FILTER_PATTERN);
    }

    void unbindFilter(ServiceReference<Filter> reference) {
        services.removeGuard(reference);
    }

    @Reference(
            target = "(" + JdkWhiteboardConstants.AUTHENTICATOR_PATTERN + "=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAuthenticator(ServiceReference<Authenticator> reference) {
        services.addGuard(reference, JdkWhiteboardConstants.AUTHENTICATOR_PATTERN);
    }

    void updatedAuthenticator(ServiceReference<Authenticator> reference) {
        services.addGuard(reference, JdkWhiteboardConstants.AUTHENTICATOR_PATTERN);
    }

    void unbindAuthenticator(ServiceReference<Authenticator> reference) {
        services.removeGuard(reference);
    }
}
