package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.Switchboard;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@link ChangeEvents} in a container: to the Event Admin, and swaps to observers. */
@Component(
        service = {},
        immediate = true)
public final class ChangeEventsComponent {
    @Reference
    private volatile PlatformComponent platform;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Switchboard switchboard;

    private PlatformRuntime runtime;
    private ChangeEvents events;
    private BundleContext bundle;
    private final ServiceListener adminChanged = event -> events.run();

    @Activate
    void activate(BundleContext context) throws InvalidSyntaxException {
        EventPost post = new EventPost(context);
        runtime = platform.runtime();
        events = new ChangeEvents(
                runtime,
                () -> switchboard,
                () -> post.possible() || runtime.core().observed(),
                (topic, properties) -> {
                    post.post(topic, properties);
                    runtime.core().told(topic, properties);
                });
        runtime.core().strategies().observe(events);
        bundle = context;
        context.addServiceListener(adminChanged, "(objectClass=" + EventPost.SERVICE + ")");
        events.run();
    }

    @Deactivate
    void deactivate() {
        bundle.removeServiceListener(adminChanged);
        runtime.core().strategies().forget(events);
    }
}
