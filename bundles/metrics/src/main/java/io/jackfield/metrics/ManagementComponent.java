package io.jackfield.metrics;

import io.jackfield.api.runtime.Switchboard;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * A {@link PlatformBean} at the JVM's MBean server while the bundle is active: {@code io.jackfield:type=Platform}, and with {@code
 * framework=UUID} where another framework of the JVM has that name.
 */
@Component(
        service = {},
        immediate = true)
public final class ManagementComponent {
    private static final String NAME = "io.jackfield:type=Platform";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName name;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Switchboard switchboard;

    /**
     * Registers.
     *
     * @param context tells the framework's UUID
     * @throws JMException if the MBean server does not take it
     */
    @Activate
    public ManagementComponent(BundleContext context) throws JMException {
        PlatformBean bean = new PlatformBean(() -> switchboard);
        name = register(bean, List.of(NAME, NAME + ",framework=" + context.getProperty(Constants.FRAMEWORK_UUID)));
    }

    private ObjectName register(PlatformBean bean, List<String> names) throws JMException {
        InstanceAlreadyExistsException taken = null;
        for (String each : names) {
            try {
                return server.registerMBean(bean, new ObjectName(each)).getObjectName();
            } catch (InstanceAlreadyExistsException e) {
                taken = e;
            }
        }
        throw taken;
    }

    @Deactivate
    void deactivate() throws JMException {
        server.unregisterMBean(name);
    }
}
